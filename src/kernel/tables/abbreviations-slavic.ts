/** Slavic, Baltic, Greek, Turkic and other abbreviations; see abbreviations-english.ts for what each list means. */
import type { Abbreviations } from './abbreviations.ts';

export const slavic: Abbreviations = Object.freeze({
  title: `г-н г-жа г-ну гр им проф акад доц д-р инж арх ген полк майор. кап лейт тов св ул пл пр просп пер бул пос пгт дер обл р-н стр корп
    оф кв o.s pan. prof doc ing mgr bc judr mudr phdr rndr paeddr mvdr thdr ks sv gen plk mjr npor por abp bp hab inż dyr κ κος κα κκ δρ
    καθ αγ sn dr av doç prof yrd`,
  beforeName: `г гг в вв р руб коп тыс млн млрд трлн дол долл евр ок мин сек час ч чел шт экз кг см мм км м га куб кв куб.м кв.м у.е н.э
    до.н.э т.г лв ст хил бр кн изд ред сост пер под предисл вып отд разд гл стр сл см. напр сокр англ рус нем фр ит лат греч тел факс доп
    прим рис табл илл авт зам нач гос нац воен мед тех хим физ мат биол геогр ист лит филос юр экон ж қ т.с.с б.з.б б.з.д н.ә кіт s.r.o
    a.s spol v.o.s k.s z.s o.p.s z.o.o sp s.c s.a sp.z.o.o sp.j tj tzn tzv napr např mj atd apod tel ul nám tř hod sek mil mld tis str čl
    odst zák sb roč ř č pol. stol r ur zm godz zł gr tys mln mld woj pow gm m.in bałt łac ang niem franc ros wł hiszp gr. ks św al pl os
    kun gim t.y t.t pvz pan kt ir.kt u.c piem proc plg`,
  never: `т.е т.к т.н т.о т.д.е напр ср см вкл в.т.ч т.зв н-р tj tzn tzv tzw np m.in mj resp popř příp vč čes ca π.χ δηλ βλ πβ κ.λπ. vb. örn
    bkz yani. м.ғ т.б аты ж.б б.а pvz kt`,
  number: `№ стр с гл ст п пп рис табл т тт кн вып ул д дом кв корп оф комн пар чл ал бр том č čl odst str s sv zv nr poz art ust rozdz rys
    tab tom t αρ αριθ σελ τομ κεφ αρθ m sf s c no md`,
  date: `янв фев февр мар апр июн июл авг сен сент окт ноя нояб дек пн вт ср чт пт сб вс led úno dub kvě čvn čvc srp zář říj lis pro sty lut
    kwi cze sie wrz paź gru Ιαν Φεβ Απρ Ιουν Ιουλ Αυγ Σεπ Οκτ Νοε Δεκ oca şub nis haz tem eyl kas ara`,
  anyCapital: `т.д т.п т.б др пр и.др atd apod atp itd itp aj i.t.d и.т.д и.т.п κλπ κτλ κ.λπ κ.ά κ.τ.λ vs vd vb u.c utt`,
  continues: `и в на с к по из за для о от до при что как а не у во со об на в и да се с за от w z na do i o od za po dla oraz v ve s se k
    ke a`,
  starters: `он она оно они мы вы я ты это этот эта эти тот та те его её их наш ваш мой и а но или да если когда где как что кто почему
    зачем в на по из за для без при о об от до после перед между через над под у к с со не нет так также тоже потом затем однако поэтому
    кроме той тя то те ние вие аз ти това този тази тези и но или ако когато къде как какво кой защо в на по от за без при до след on ona
    ono oni my wy ja ty to ten ta te jego jej ich i a ale lub jeśli gdy kiedy gdzie jak co kto dlaczego w na po z za dla bez przy o od do
    ten tento tato toto tito jeho jejich když kde jak co kdo proč v na po z za pro bez při o od do ale nebo pokud však také i ο η το οι τα
    αυτός αυτή αυτό και αλλά αν όταν πού πώς τι ποιος γιατί σε στο στη από για με χωρίς bu şu o biz siz onlar ve ama fakat eğer ne kim
    nerede nasıl neden bir`,
  months: `января февраля марта апреля мая июня июля августа сентября октября ноября декабря Января Мая Марта Апреля Июня Июля ledna února
    března dubna května června července srpna září října listopadu prosince januára februára marca apríla mája júna júla augusta septembra
    októbra novembra decembra Januára Februára Marca Apríla Mája Júna Júla Augusta Septembra Októbra Novembra Decembra stycznia lutego
    marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia`,
});
