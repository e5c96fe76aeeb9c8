/**
 * English abbreviations by the way they behave before a word that begins with a capital.
 * An entry in lower case stands for itself and its capitalised form; an entry that begins with a capital leaves the
 * lower-case form alone, because that is a common word (`Gen.` but not `gen.`).
 */
import type { Abbreviations } from './abbreviations.ts';

export const english: Abbreviations = Object.freeze({
  // A name follows: these never end a sentence.
  title: `mr mrs ms mx messrs mmes dr drs prof profs Rev Revd Fr hon Gen lt Col capt cpt cdr cmdr maj sgt cpl pvt adm Sen sens Rep reps Gov
    govs Pres supt insp det Amb Atty pfc ssgt msgt Brig Comdr Sr Sra hrh Assn asst Msgr Esq`,
  // A proper noun often follows, but a new sentence may: left to the next word.
  beforeName: `st ste Mt mts Ft Pt Hwy ave blvd Rd sq Bldg dept depts univ inst assoc acad admin Jr jr sr Ph phd md dds dvm jd mba esq ret
    bros co corp inc ltd llc plc gmbh cos CO CORP INC LTD LLC PLC BROS JR SR Intl Natl mfg Bancorp Cie Ala Ariz Ark Calif Cal Colo Conn
    Del Fla Ga Ia Kan Kans Ky Mass Md Mich Minn Mo Mont Neb Nebr Nev Okla Ore Penn Penna Tenn Tex Va Vt Wash Wis Wisc Wyo Ont Que Alta
    Sask Eng Ind Ill Wm Chas Geo Jas Jos Thos Robt ed eds edn trans rev ser repr suppl intro anon illus bibl cent cit hr hrs min mins sec
    secs wk wks mo mos yr yrs lb lbs oz ozs in ft yd yds gal gals pt pts qt qts tsp tbsp mi km cm mm kg mg mph kph rpm hp sqft cu dia ht
    wt temp approx. tel fax ext Attn encl misc acct amt bal govt mgmt mgr orig pkg qty reqd std subj attrib conj adj adv pron prep sing
    plur syn ant esp obs u.s u.s.a u.k u.n e.u u.s.s.r d.c n.y l.a u.a.e p.o p.r b.c a.d b.c.e c.e ph.d m.d b.a m.a b.s m.s j.d d.d.s ll.b
    ll.m b.sc m.sc d.phil m.p r.n u.s.c a.k.a r.i.p i.v t.v f.o.b c.o.d r.s.v.p m.o v.p p.s.t e.s.t g.m.t`,
  // Points onward in the middle of a sentence: nothing but its end of text makes it an end.
  never: `e.g eg i.e ie vs viz cf al. approx ca resp incl excl i.a inter.al q.v ibid.p op.cit loc.cit et.seq f.e n.b nb pls p.s ps PS p.p.s
    ver Jan.-Feb. v`,
  // Only before a number; otherwise an ordinary word.
  number: `no nos art arts fig figs sec sect ch chap chaps vol vols p pp pg pgs para paras par app apps ex exs eq eqs eqn ref refs tab pl
    pls pt pts bk ll ln col cols cl item nr num nrs rs usd gbp v vv ver c ca r d b m fl cat ms mss op opp n nn s ss st stat reg rt rte apt
    ste rm bldg flr fl hwy pub ser est circa lot box cap pt § §§ u.s.c f.2d f.3d f supp sess cong`,
  // Months and weekdays: before a number, or left to the next word.
  date: `Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun`,
  // Closes an enumeration or a time of day, so a capital after it opens a sentence.
  anyCapital: `etc etcetera a.m p.m am pm ibid et.al al`,
  starters: `the a an this that these those there here it he she we they you i his her its our their your my it's he's she's who what when
    where why how which whose whom if in on at by for from with without within after before during since until while although though
    because as but and or so yet nor however therefore moreover furthermore thus hence then also still meanwhile nevertheless nonetheless
    instead otherwise finally first second third next last later earlier now today yesterday tomorrow once some many most all each every
    both several few any no not none nobody everyone somebody someone something nothing everything another other others such is are was
    were do does did has have had can could should would let let's please yes yeah oh well okay ok hello hi hey thanks thank perhaps maybe
    according even just only when whenever wherever whether to of about above under over between through despite among against until
    unless either neither more much that's there's they're we're you're i'm i've don't can't didn't won't isn't one two three travelers
    people additionally consequently similarly likewise indeed specifically subsequently currently recently previously initially
    eventually overall unfortunately fortunately generally often sometimes usually never always again together apart given besides
    concerning regarding rather see whatever whoever`,
  // A line that ends in one of these was wrapped: the next line goes on, whatever it begins with.
  continues: `the a an of to and or by for with from at in on as into that which who whose than but is are was were be been has have had
    will would can could may must shall should its his her their our your my this these those between under over through`,
  // Before a name at the end of a letter.
  closings: `regards thanks sincerely respectfully cheers yours truly cordially wishes love grüße gruß grüssen salutations saludos
    atentamente`,
  // Short words that are never abbreviations: a lower-case word after their full stop begins a careless sentence.
  shortWords: `it you he she we they me him her us them this that now too so not do did done go got get been be is was are were up out off
    in on at by if as or and but the all any one two six ten way day too who why how lol yes yeah ok use try new old big bad good well
    here car job man men boy own pay see say said home time work life back here long last food fun love hair them then than what when been
    have has had very much many most more less best same such both each even ever set part lot am led ago box pop red cap art arts ex ad
    tip cent pro pub item trim sing quest cat cats pan fax ref edit par sun Bay Tom Don Max Ann Card Pop Part Red Arts Art Box Out Off All
    So On In No Me Do Cat Item Pro Ad bay tom don max ann card doc lib phil mass miss wash no bite dog dogs meal toys care pet kid kids
    big eat eggs ice tea bar pub bus cab van gas oil war law job jobs tax cash bank club team game win won lost need know take make made
    like look help mind able nice fine cool sure year stay room down over only just kids`,
});
