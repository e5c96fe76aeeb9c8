/** French, Spanish, Portuguese, Italian, Romanian and Latin abbreviations; see abbreviations-english.ts for what each list means. */
import type { Abbreviations } from './abbreviations.ts';

export const romance: Abbreviations = Object.freeze({
  title: `Sr Sra Srta Sres Sras Srs Dra Dres Dn Dña Ud Uds Vd Vds Lic Licda Ing Arq Prof Profa Profs Mons Pbro Fr Sto Sta Excmo Excma Ilmo
    Ilma Sig Sigg sig.ra sig.na Dott dott.ssa Prof.ssa Avv Rag Geom Arch Cav Comm On Ill.mo Gent.mo Egr Spett Mons Don Card Dir Amm v.cte
    mme mlle mgr mgrs me mes mll Mm Vve Cap Gral Cnel Tte Sgto Alm Dep Min Pres Av Avda Mª dna dl dlui dnei Exmo Exma Eng`,
  beforeName: `c cía cia s.a s.l s.a.s s.r.l s.p.a s.a.r.l s.n.c e.t.a ee.uu ff.aa rr.hh p.ej edit ed admón adm admon apdo atte ayto c.v cta
    dcha dpto depto entlo esq etc. izq izqda núm pdo párrf pbro prov pza pzo ref reg tel teléf tfno urb v.gr vol km hab hs seg mín máx kg
    gr lts mts art av bd boul fg rte zi env excl ext hab id incl max min quest réf s.v trad trim vx bibl coll éd fasc fém masc inéd introd
    inv ling litt loc lat grec prép pron subst vol ann ap app assoc Cie Ets Sté Mus a.c d.c ad all arch b.c bibl c.a c.m c.so c.p EE cap
    cat cfr cit cod col comm cons corr cp decr dep dic div doc e.p ecc econ egr es f.p fam fatt fig fil filos fisic fr gen geogr giur
    idraul iniz int ital l.go lett lib lit mat max med meteor mil min mitt nat nn ogg pag par part pers pl pop pr prec pref prep prof prot
    prov psicol publ pubbl racc rag reg rel resp rev ric rif rist s.m s.n sc scient sec segg sez sig soc sost spec st stat succ suppl tav
    tecn tel telef temp tip tit tot trad ult univ v.le vig vol n.º n.° nº n° av. pág págs séc doc lda ltda trav r.ª exma`,
  never: `p.ex p.e p.ej v.gr c.-à-d càd cf cfr ad.es per.es p.es ovv ossia.cioè i.e id.est vs a.k.a tlf.nº cf.supra`,
  number: `n no núm nro núms art arts art.lo pág págs pag pagg p pp cap caps fig figs vol vols párr párrs párrf lib lám tab t tel tél ext
    ley núms nº n° n.º n.° ord dec déc sec sez c comma ch chap chr éd al paragr séc sec. cra cl kra dg tr int bp cs cp`,
  date: `ene feb abr ago set dic lun mié mie jue vie sáb dom enero. janv févr avr juil déc sept gen mag giu lug ott fev mai out dez mar`,
  anyCapital: `etc ecc etcétera`,
  continues: `el la los las un una de del y o en con por para que al le les des du et ou dans sur sous avec pour par à au aux il lo gli di
    da dal dalla del della dei delle e ed nel nella con per su che os as do da dos das em no na com`,
  starters: `el la los las un una unos unas lo este esta estos estas ese esa aquel él ella ellos ellas yo tú nosotros usted ustedes su sus
    mi y o pero sin embargo aunque porque cuando donde como si qué quién cuándo dónde cómo cuál por para con en de del al desde hasta
    entre sobre según también además entonces así no sí hay es fue era son está están ha han le les une des ce cet cette ces il ils elle
    elles on nous vous je tu mon ma son sa leur leurs et ou mais donc or ni car que qui quoi dont où quand comment pourquoi dans sur sous
    avec sans pour par chez vers depuis pendant après avant ainsi alors aussi cependant toutefois enfin ensuite puis c'est l'un à au aux
    il lo gli i uno questa questo questi queste quello quella egli lui lei loro noi voi io suo sua e ed ma però perché quando dove come se
    chi che cosa per con nel nella nei dal dalla del della dei al alla ai tra fra dopo prima anche inoltre infine poi non sì è sono era ha
    hanno o os as um uma este isto ele ela eles elas eu nós você e mas porque quando onde como se não sim no na em de do da`,
});
