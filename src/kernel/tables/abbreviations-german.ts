/** German, Dutch and Scandinavian abbreviations; see abbreviations-english.ts for what each list means. */
import type { Abbreviations } from './abbreviations.ts';

export const german: Abbreviations = Object.freeze({
  title: `Hr Hrn Fr Frl Dipl Ing dr.-ing mag h.c hl Sr Kard Bf habil`,
  // German capitalises every noun, so an abbreviation before a capital is an end only when a function word follows.
  beforeName: `usf str Std Mio Mrd Tsd Mill Kap Lit Jg Jh Jhd Jhdt Aufl Bearb Ausg ges gest geb verh led ev kath röm griech lat dt engl
    franz frz ital span russ poln amerik österr schweiz europ bayer preuß nördl südl östl westl ehem urspr ugs geogr hist jur med phil
    theol rer nat oec pol agr forst tech techn theor prakt wiss wissensch math phys chem biol psych päd soz mil polit öff amtl gesetzl
    staatl städt betr gez i.a i.v e.v e.g u.ä o.ä u.a.m v.chr n.chr v.u.z b.v n.v a.g k.g g.m.b.h Tel Fax Hbf Bhf Plz Postf Pl Allg allg
    Abt Abk Anl Anm Bd Bde Begr Beil Bem Bl Buchst Erl Ergbd Expl Hft Hrsg hrsg Jan. kgl max min monatl jährl tägl wöchentl stdl stündl
    mtl vierteljährl zzgl Zit Ztg Zs Ztschr Übers übers Übertr Verf Verl Vers Vorb Vors Stellv stellv Nachf Nachtr Reg Min Präs Bürgerm
    Arch aanw vnw bijv ong resp afd afl dhr mw mevr ir drs mr ds jhr jkvr hr fr ca kl mdl mht mhp mv osv bl.a f.eks o.l pga s.u t.ex m.fl
    dvs bla jf jfr skt fru adr afs alm bem ang beg bidr dir div eks el ekskl eng evt fhv fig fmd forb forf forh forsk gl gr gns indb inkl
    jnr kgl komm kr lic lign lok mag medd mio mia nord nr nuv o.a obl off omkr oms omtr opr ovenst pers pgf pkt plur pol pr præs red ref
    sen skr sml sp spm spr stk sædv temp tidl tilh tils tlf uændr vedk vedr vejl virks vm årg årl`,
  never: `bzw z.b zb z.t z.z z.zt d.h dh d.i i.d.r i.d.f i.d.s i.e.s i.s.d i.s.v i.v.m i.h.v i.ü u.a u.u u.v.a v.a s.o s.u s.a o.g m.e m.w
    ggf ggfs sog sogen vgl evtl inkl exkl einschl ausschl abzgl bspw beisp insb insbes entspr etwa.ca gem lt gg mwst ugs zus zw zzt u.d.t
    u.z o.b.d.a n.n p.a a.d a.m a.s o.dgl u.dgl dergl d.j d.m d.o a.a a.a.o a.o gegr geänd eigtl i.allg i.j j.w.d od o.n i.r.d z.h z.hd
    m.a.w d.w.z o.a t.a.v i.p.v m.b.t n.a.v t.o.v e.d e.v.a o.m d.v.s m.m f.o.m t.o.m bl.a t.ex p.g.a s.k f.eks fx`,
  number: `nr nrn abs abschn art §§ s ss seite bd bde kap ziff zif zi rn rdnr rdn rz tz lfd.nr fn anm buchst bst hs unterabs uabs abb tab
    tabl jg h heft bl sp z zeile teil nrs uhr kl pos bgbl rgbl reichsgesetzbl bundesgesetzbl gbl gvbl gvobl abl banz bl.nr anl anh anlage
    bstb lit tit vom blz hfst par st stk pkt kr`,
  date: `jan feb febr mär apr jun jul aug sep sept okt nov dez Mo Di Mi Do Fr Sa So mrt mei dec maj`,
  anyCapital: `usw usf etc u.s.w u.s.f u.ä.m enz e.d osv o.s.v m.m m.v mfl`,
  starters: `der die das den dem des ein eine einer einem einen eines dies diese dieser dieses diesem diesen jene jener jenes er sie es wir
    ihr ich du man sein seine ihre ihrer unser mein dein und oder aber denn doch sondern jedoch auch nur noch schon wenn weil als ob dass
    daß da während bis bevor nachdem seit obwohl falls sofern soweit wer was wo wann warum wie welche welcher in im an am auf aus bei beim
    mit nach von vom vor zu zum zur über unter für durch gegen ohne um zwischen neben hinter trotz wegen hier dort heute gestern morgen
    jetzt dann danach dabei dafür dagegen daher damit daran darauf darin darum davon dazu deshalb außerdem zudem zunächst schließlich
    ferner hierbei hierzu insgesamt allerdings dennoch trotzdem bitte ja nein nicht kein keine alle alles einige viele mehrere jeder jede
    jedes beide sind ist war waren hat haben wird werden kann können darf soll so sonst soweit sowohl entweder weder statt anstatt gemäß
    nachstehend het een deze dit die dat hij zij wij jullie ze ik je maar want dus ook nog niet geen als wanneer waar wie hoe daar han hun
    den det de vi jag ni dom jeg du og men eller hvis når fordi som en et ett hvad vad hur hvordan hvor var där`,
  months: `Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November Dezember januari februari maart mei juni
    juli augustus oktober december januar februar marts maj augusti mars desember Jahrhundert Jahrhunderts Jh Jhd Jahrtausend Weltkrieg
    Weltkriegs Weltkrieges Geburtstag Lebensjahr Lebensjahres Tag Tages Kapitel Auflage Klasse Stock Etage Platz Mal Runde Abschnitt Band
    Monat Monats Jahrestag Minute Spieltag`,
  continues: `der die das den dem des ein eine einer einem einen eines und oder sowie von vom zu zum zur in im ins an am auf aus bei beim
    mit nach für durch gegen ohne um über unter zwischen nach ist sind war wird werden het een de van en voor met op og at av til som att
    och`,
  shortWords: `sie Sie Anlage Teil Amt Mai Seite Zeile Schweiz Uhr Nord Forst Bayer anlage teil amt mai seite zeile schweiz tot uhr nord
    forst vom bayer tech er ihn ihm ihr wir du ich uns euch mich dich mir dir hat war ist sind sein hin her an ab auf aus ein um zu zur
    vor nach mit bei tag jahr geld haus welt zeit stadt land recht gut neu alt lang kurz groß klein mehr viel nun da dort hier so ja nein
    doch nur auch wenn klar fertig los weg frei voll leer`,
  // A number after these is an ordinal ("am 3. Tag"), so its full stop is no end.
  ordinal: `der die das den dem des am im vom zum zur ins beim einen einem eines einer eine jeder jede jedes jeden jedem ihr ihre ihrem
    ihren sein seine seinem seinen seiner unser unsere dieser diese dieses diesem diesen den det de`,
});
