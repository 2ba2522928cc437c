/**
 * Words that people are called too, as `folded` writes them. In small letters they are words; with a
 * capital they are a name, but for where a sentence begins with them as a word does.
 */
export const ORDINARY_WORDS: ReadonlySet<string> = new Set(
  `an as at am be by do go he hi if in is it me my no of ok on or so to up us we le un il la el en
  abel able ace almond amber angel april ark arm art ash august aurora autumn bacon baker ball banks barber
  bark barker barn basil bay beach bear bee bell belle bench bend berry best bill bird bishop black blank bliss block
  blossom blue bob bond book bose boss bow bowman brand branch bright brook brooks brown buck bud buddy bull burn burns bush
  butcher butler cable cadence can candy cane cannon cannons car care carol carpenter carter case cash cave chance
  chase cherry chip christian church clay clear cliff close coach cole collier colt cook cool cooper
  copper coral cotton counts court cox craft crane crisp cross crow crystal cup curry daily daisy dale dame dash
  dawn day days dean deer destiny dial diamond dick doll dollar dove drake draw drew drive driver drum duke eagle earl
  early earnest east easter eden edge emerald english ernest eve ever faith falcon fair farmer fast ferry field
  fields finch finn fish fisher flint flood flora flower flowers fly force ford forest forester foster fountain fox frank
  free freedom freeman french friend frost gale garden garland garner gates gay gem gene genesis ginger glass glen glory gold
  golden good grace grain grant grants gray great green grey grove guide guy hale hall ham hand hardy harmony hart
  harvest hawk hay hazel head heard heart heath heather heaven high hill hills holiday holly home honor hood hook hope
  horn horse house hunt hunter hurt hyde iris iron ivory ivy jack jade jay jean jeans jet jewel job jobs   jolly josh journey joy judge june junior justice kay keen key keys kid king kings kit knight knowing lace
  lake lamb lance land lane lark lassie laurel law lawman lawn leaf lean lee legend liberty light lilac lily
  lin lion little lock long lord love low lucky luck lush major man mann manor maple march mark marks marina marine
  market marsh martial mason mass masters mat max may mead meadow mercy merit merry mild miles mill miller mills min
  mine miner mink mint misty mona money moody moon moore more morning moss mount nail near neat new newman nice nick
  night nine noble noon north nova now oak ocean olive opal page palm pan pansy parish park parker parks past pat
  patience pay peace peach pearl peck peg penny pepper perfect pet pick pier pike pine piper pitch place plain
  plant pointer pole pond pool poor pope porter post potter pound power powers price pride prince princess prior prudence queen
  quick quill rain rainbow rains ram ran raven ray read reader ready rebel red reed reeves rein rice rich rider
  ridge right ring rise river rivers road rob robin rock rocky rod roman rome root rose rosy rough round rover royal
  ruby rush rusty rye safe sage sailor sales sand sands sandy savage saw sawyer school scout sea seal see self senior
  serene service shade share sharp shepherd shine ship shore short silver simple sincere singer skip sky sleep small
  smart snow sole son song south spark sparks spear spring sprout star stark starr state stay steel stein sterling
  stone storm story street strong style sue summer summers sun sunny surprise sweet swift sylvan tan tanner teller
  temple ten term thorn tiger tiny tip top tower town trace trinity trip true trust tucker turn turner una
  unique unit valentine vale van vance vanity velvet very vest victor violet virtue vision viva wade wait walk walker
  wall walls ward ware warm water waters watt way weaver wells west wheat wheeler white whitehead wild wilder will willing wills willow win
  wind wine wing winner winter winters wise wish wolf wonder wood woods word words worth wren wright wrong yard york young zen
  alt anger arm aust bach bar bauer baum beck becker berg berge bergen blau blum braun breit burg busch dick dorn eber eck
  eich eisen engel ernst esel falk fein feld fink fischer flach frei freitag fromm fuchs gang gelb glas glaser glueck
  gluck graf grau gross gruen grun gut hahn hart haupt haus heil heim herbst herr herz hirsch hoch hof holz jager jung
  kaiser kalt kamm kern kirsch klar klee klein klug koch koenig kohl konig korn kraft kraus krebs kreis krug kunst kurz lang
  lange laut licht lieb linde link loewe lustig mai mann markt marken maurer may meister mild mond montag morgen mut
  nacht nagel neu nord ost pfeiffer pfau rabe rad recht reich reiter richter ritter roth rot ruhe sack samt sauer schaf
  scharf schatz schick schmal schneider schnell schoen schon schwan schwarz see seil sommer sonne sonntag spiegel
  stahl stark stein steine stern stolz strauss strom sturm suss thal treu voll vogel vogt wach wagen wahr wald
  weber weich weide wein weise weiss weit welt werk winkler wirt witz wolf wolke wort zahn zander ziegler zimmer zorn
  aime ange aube aurore avril belle blanc blanche blond bon brun camille chevalier claire clement constant droit fleur
  fort france grand gris jolie leger lion lune lys marchand marie marin martin mer merle merlin moulin neuf noel noir olive
  page petit perle pierre pont prudence rey rivage roi rose rousse roux sage soleil sylvestre vert vidal vigne
  alba amparo blanca blanco bravo bueno calvo campo campos castillo cielo consuelo cruz delgado dolores esperanza estrella fe
  flor flores fuente fuentes gallo gloria guerra hierro iglesias leal leon linda lucero luz mar marco mercedes moreno
  nieves paz pena pilar prieto primo ramos real redondo reina remedios rey reyes rico rio rios rojo rosa rosario rubio
  sol soto torre torres vega vera victoria vida virtudes
  aurora barone basso bello bianco bruno caro celeste chiara conte costa felice ferro fiore forte franca franco gallo
  gatto gentile gioia greco grosso italia leone libero luce mancino marino monte monti neve olmo perla pia piccolo pietra
  porta primo re ricci rosso rossi russo santo sereno serena sala stella testa valle vento vera villa viola vita
  baran czarny dab gora kos lis maj malina mazur mroz sikora sokol wilk zajac zima
  bora bulut deniz derya doga duman ekin er gul gun ilk irmak kar kara kaya koc mert nehir ok onur ozan ozgur pinar
  sahin savas sevgi su tan taylan umut yagmur yaprak yildiz zeki aho halla ilma ilo into kallio kivi koski kuusi
  laine lahti lampi maki meri mies niemi oja onni pilvi pohja rauha saari sade salo suvi tahti taimi taivas talvi
  toivo tuuli usko uusi valo vesa virta voitto`.split(/\s+/u),
);

/** Small words within names, which say nothing by themselves. */
export const PARTICLES: ReadonlySet<string> = new Set(
  'von van der den de del della dell des du dos da das di do e y i la le les el al bin ibn bint abu ter ten zu zum zur af av san santa st mac mc und and ou o d l'.split(
    ' ',
  ),
);
