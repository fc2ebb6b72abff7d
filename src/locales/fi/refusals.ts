export const refusals = {
  'refusal.unknown-person':
    'En löydä sinua ohjelman rekisteristä. Pyydä hanketoimistoa lisäämään sähköpostiosoitteesi.',
  'refusal.not-yours': 'Tämä ei ole sinun vastattavanasi. Kirjoita "omat", niin näet omat kohtasi.',
  'refusal.not-for-you': 'Tämän voi tehdä vain hanketoimisto. Ota yhteyttä koordinaattoriin.',
  'refusal.unknown-round': 'Kierrosta {{round}} ei löydy. Kirjoita määräpäivä näin: tila 2021-11-15',
  'refusal.which-round': 'Tämä voi tarkoittaa useaa kierrosta. Kirjoita tunnus kokonaan: {{rounds}}',
  'refusal.not-open-yet': 'Kierros {{round}} ei ole vielä auki. Saat viestin, kun se avautuu.',
  'refusal.round-locked': 'Kierros suljettiin {{locked}}. Jos jokin on korjattava, pyydä avaamaan se: {{who}}.',
  'refusal.unknown-sheet': 'Tätä ei kysytä tällä kierroksella. Kirjoita "omat", niin näet omat kohtasi.',
  'refusal.unknown-page': 'Tätä kohtaa ei ole tällä kierroksella. Kirjoita "omat" ja avaa lomake uudelleen.',
  'refusal.unknown-action': 'Tämä painike on vanhasta kortista. Kirjoita "omat", niin saat uuden.',
  'refusal.unknown-command': 'En ymmärtänyt. Kirjoita "ohje", niin kerron, missä voin auttaa.',
  'refusal.bad-card': 'Korttia ei voitu lukea, eikä mitään muutettu. Kirjoita "omat", niin saat uuden kortin.',
  'refusal.nothing-open': 'Mikään kierros ei ole auki. Seuraava avautuu {{opens}}.',
  'refusal.no-rounds': 'Ohjelmassa ei ole tulevia kierroksia. Hanketoimisto voi lisätä niitä ohjelmatiedostoon.',
  'refusal.only-in-channel': 'Kirjoita tämä projektikanavalla, jolle raportti halutaan.',
  'refusal.only-personally': 'Tämä on vain sinulle: kirjoita se minulle omassa keskustelussamme.',
  'refusal.only-locally': 'Kelloa voi siirtää vain paikallisessa kokeilussa.',
  'refusal.bad-time': 'En ymmärtänyt aikaa. Kirjoita näin: kello 2021-11-08 09:00',
  'refusal.clock-goes-forward': 'Kello kulkee vain eteenpäin: se on jo {{now}}.',
  'refusal.unknown-language': 'Osaan suomea, ruotsia ja englantia. Kirjoita: kieli fi, kieli sv tai kieli en',
  'refusal.unknown-quick-answer': 'Tätä vastausta ei voi valita tässä. Avaa kohta uudelleen kirjoittamalla "omat".',
  'refusal.snooze-too-late':
    'Muistutusta ei voi siirtää niin pitkälle: vastaukset on annettava viimeistään {{due}}. Valitse aiempi päivä tai vastaa nyt.',
  'refusal.unknown-snooze': 'En ymmärtänyt, milloin muistutan. Kirjoita "omat" ja valitse aika kortista.',
  'refusal.unknown-deputy':
    'Valitse tai kirjoita henkilö, jonka botti tavoittaa Teamsissa. Jos häntä ei löydy, pyydä häntä asentamaan sovellus tai kysy hanketoimistosta.',
  'refusal.which-person': 'Ketä näistä tarkoitat: {{people}}? Kirjoita sähköpostiosoite.',
  'refusal.nothing-to-hand-over': 'Valitse, mitä siirretään. Jo lähetettyä ei voi siirtää.',
  'refusal.bad-absence':
    'Tarkista poissaolon päivät: loppupäivän on oltava alkupäivän jälkeen eikä se saa olla jo mennyt.',
  'refusal.unknown-reminders': 'Kirjoita: muistutukset viimeiset tai muistutukset kaikki',
  'refusal.unknown-project':
    'Nimellä {{project}} ei löydy mitään. Kirjoita osa nimestä, esimerkiksi: historia perhekeskus',
  'refusal.which-project': 'Mitä näistä tarkoitat: {{projects}}? Kirjoita nimi kokonaan.',
  'refusal.bad-date': 'En ymmärtänyt päivää. Kirjoita näin: jatka 22.11.2021',
  'refusal.date-past': '{{date}} on jo mennyt. Anna tämä päivä tai myöhempi.',
  'refusal.date-too-far': '{{date}} on yli puoli vuotta määräpäivän jälkeen. Tarkista vuosi ja kirjoita uudelleen.',
  'refusal.too-fast': 'Pyyntöjä tuli liian monta peräkkäin, ja tämä jäi tekemättä. Odota hetki ja yritä uudelleen.',
  'refusal.unknown-filter':
    'En löytänyt rajausta {{word}}. Voit rajata alueella, tavoitteella, kärjellä, yksiköllä, paikalla, vastaajalla tai tilalla, esimerkiksi: tila puuttuvat',
  'refusal.unknown-filter-near': 'En löytänyt rajausta {{word}}. Tarkoititko jotain näistä: {{near}}?',
  'refusal.only-editions': 'Raporttia ei ole vielä julkaistu. Kun se on, saat linkin siihen kirjoittamalla: raportti',
  'refusal.nothing-published':
    'Tästä kierroksesta ei ole vielä julkaistu raporttia. Kirjoita "raportti", niin näet esikatselun.',
  'refusal.comment-missing': 'Kirjoita lyhyt perustelu, niin muutkin tietävät, miksi näin tehtiin.',
  'refusal.bad-comment':
    'Teksti on liian pitkä tai siinä on merkki, jota ei voi tallentaa. Enintään {{limit}} merkkiä mahtuu.',
  'refusal.changed-meanwhile': 'Vastauksia on muutettu juuri nyt. Katso ne uudelleen ja paina sitten uudelleen.',
  'refusal.round-changed':
    'Kierrosta on muutettu juuri nyt: vastausaika on {{due}} asti. Katso tilanne ja yritä tarvittaessa uudelleen.',
  'refusal.nothing-sent': 'Kaikkia vastauksia ei ole vielä lähetetty. Muistuta vastaajaa tai vastaa hänen puolestaan.',
  'refusal.nothing-to-return': 'Tässä ei ole lähetettyä vastausta, jonka voisi palauttaa. Muistuta vastaajaa.',
  'refusal.locked-for-owner': 'Kierros on suljettu, eikä vastaaja voisi täydentää. Avaa lomake ensin uudelleen.',
  'refusal.still-open': 'Kierros on vielä auki: vastauksia voi muokata {{locks}} asti.',
  'refusal.bad-moment': 'Anna päivä ja kellonaika, jotka ovat vielä edessä, enintään puoli vuotta tästä.',
  'refusal.unknown-choice': 'Valitse, mitä tämä koskee.',
  'refusal.not-closed':
    'Kierrosta ei ole suljettu etuajassa. Anna lisää vastausaikaa kirjoittamalla jatka ja päivä, tai avaa yksi lomake uudelleen sen kortista.',
  'refusal.already-locked': 'Kierros on jo suljettu {{locked}}.',
  'refusal.already-open': 'Kierros on jo auki: vastauksia voi muokata {{locks}} asti.',
  'refusal.nobody-to-remind':
    'Ketään ei voi juuri nyt muistuttaa: vastaukset ovat tulleet, tai botti ei tavoita niitä, joilta ne puuttuvat.',
  'refusal.reminded-already': 'Kaikkia on jo muistutettu, viimeksi {{at}}. Odota tunti edellisestä muistutuksesta.',
  'refusal.nothing-to-move': 'Tässä ei ole tekstiä, jonka voisi siirtää.',
  'refusal.cannot-move':
    'Tekstiä ei voi siirtää tähän: valitse toinen kohta, tai pyydä vastaajaa ensin ottamaan lyhyt vastaus pois.',
  'refusal.being-edited':
    'Vastaaja muokkaa vastauksia, eikä muutoksia ole vielä lähetetty. Pyydä häntä lähettämään ne ensin.',
  'refusal.not-scheduled':
    'Ohjelman aikataulussa ei ole kierrosta {{round}}. Kirjoita määräpäivä näin: avaa 2022-05-15',
  'refusal.storage-failed':
    'Tallennus ei juuri nyt onnistu. Yritä hetken päästä uudelleen; jos se ei auta, kerro ylläpidolle.',
  'refusal.defect': 'Jokin meni vikaan, eikä mitään muutettu. Yritä uudelleen; jos se ei auta, kerro ylläpidolle.',

  'link.expired': 'Linkki on vanhentunut. Pyydä hanketoimistosta uusi linkki.',
  'link.broken': 'Linkki ei kelpaa. Avaa raportti kortista uudelleen tai pyydä hanketoimistosta uusi linkki.',
  'link.gone': 'Raporttia ei löydy. Pyydä hanketoimistosta uusi linkki.',
  'link.too-large':
    'Tiedoston tekemiseen ei ole nyt tarpeeksi muistia. Yritä hetken päästä uudelleen tai avaa raportti samasta kortista verkkosivuna.',
  'link.busy': 'Raportteja avataan juuri nyt liian monta yhtä aikaa. Yritä hetken päästä uudelleen.',
  'link.away': 'Tietoja ei juuri nyt saada luettua. Yritä hetken päästä uudelleen; jos se ei auta, kerro ylläpidolle.',
  'link.no-such-part': 'Raportissa ei ole tätä osaa. Avaa PDF kortista uudelleen.',
  'link.no-such-format':
    'Raporttia ei voi tehdä tässä muodossa tällä palvelimella. Pyydä hanketoimistosta toista tiedostomuotoa.',
} as const
