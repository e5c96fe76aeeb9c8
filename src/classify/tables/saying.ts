/** Words by which texts tell who speaks: English, German, French and Spanish, lower-cased. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Finite forms and participles of verbs of saying. */
export const SAYING = words(`
  said says say told tells added adds argued argues asked asks announced answered acknowledged admitted claimed claims commented complained concluded
  confirmed continued declared denounced denied described explained explains insisted insists joked noted notes observed pledged promised recalled
  reiterated remarked repeated replied reported responded shouted stated states stressed suggested testified tweeted underlined underscored urged
  vowed warned warns wondered wrote writes called calls emphasised emphasized
  sagte sagt sagten erklärte erklärt betonte betont meinte meint warnte warnt schrieb schreibt fragte antwortete ergänzte kündigte teilte forderte fordert
  behauptete bestätigte versicherte berichtete urteilte räumte nannte
  dit disent déclaré déclare déclarait affirme affirmé explique expliqué assure assuré ajoute ajouté souligne souligné estime estimé annonce annoncé précise
  précisé confie confié lance lancé répond répondu écrit prévient prévenu rappelle rappelé insiste insisté regrette indique indiqué
  dijo dice dijeron afirmó afirma señaló señala aseguró asegura explicó explica añadió añade declaró declara indicó indica advirtió advierte subrayó subraya
  manifestó sostuvo preguntó respondió comentó escribió recordó insistió reconoció apuntó
`);

/** Words that may stand between a subject and its verb of saying. */
export const BETWEEN = words(`
  also later then meanwhile again once now has have had was is reportedly however still just even
  auch später dann hat hatte wurde am dazu zudem
  a ont avait aussi ensuite puis lui nous
  ha había también luego además
`);

/** Words before the one who is the source: "according to X", "laut X", "selon X", "según X"; German "so X" only behind a quotation. */
export const SOURCES = words('laut selon según');

/** Pronouns that stand for a speaker. */
export const PRONOUNS = words('he she they er sie il elle ils elles on él ella ellos ellas');

/** Words with which a noun phrase begins. */
export const DETERMINERS = words('the a an his her their its der die das ein eine sein seine ihr ihre le la les un une son sa ses leur el los las una su sus');

/** Titles and functions, which are dropped in front of a name. */
export const TITLES = words(`
  mr mrs ms miss dr prof professor sir lord lady dame president prime minister chancellor senator secretary governor mayor judge justice general colonel
  captain sergeant inspector king queen prince princess pope bishop archbishop rabbi imam chairman chairwoman director foreign finance defence defense home interior
  herr frau präsident präsidentin kanzler kanzlerin minister ministerin bürgermeister bürgermeisterin
  m mme mlle monsieur madame président présidente ministre maire señor señora presidente presidenta ministro ministra alcalde alcaldesa don doña
`);

/** Small words within names. */
export const PARTICLES = words('de del della di da dos du des der den van von zu zur bin ibn al el la le y');

/** Capitalised words that begin sentences or name days and months, and are nobody's name. */
export const NO_NAMES = words(`
  i we you it he she they this that these those there here in on at by for from with without as and but or so if when while after before during since until because although
  although though then now today yesterday tomorrow meanwhile however also asked what who why how where one two three both all some many most
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
  montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember
  und aber im am auf bei mit nach vor wenn als doch dann es wir ich er sie das dies diese
  et mais dans en sur pour avec après avant pendant quand ce cette ces il elle on nous vous
  y pero en con para por después antes cuando este esta esto él ella nosotros
`);

/** Words at which a noun phrase behind its verb ends. */
export const PHRASE_ENDS = words(`
  on in at after before during when while as who which that to and but or about over since for by with from am im auf bei nach vor dass und aber der
  que qui à au dans en sur après avant et mais pendant cuando tras después antes y pero al
`);

/** Words that open a clause inside another: what stands behind them is said about somebody, not by the one who speaks. */
export const SUBORDINATE = words('that dass daß que who which whose');
