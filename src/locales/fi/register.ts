export const register = {
  'duties.assigned':
    'Sinulle on annettu lisää vastattavaa. Sinulla on nyt {{what}}. Vastaa viimeistään {{due}} ({{left}}).',
  'step.assigned': 'Viesti uudelle vastuuhenkilölle',
  'refusal.other-programme':
    'Tiedosto kuuluu toiseen ohjelmaan: siinä on tunnus {{programme}}, tämän ohjelman tunnus on {{current}}. Kirjoita "vie" ja muokkaa saamaasi tiedostoa.',
  'refusal.series-in-use':
    'Raportointia {{series}} ei voi poistaa, koska sillä on jo kierroksia. Lisää se takaisin tiedostoon ja lähetä tiedosto uudelleen.',
  'refusal.register-changed':
    'Joku muu muutti rekisteriä tällä välin, joten mitään ei muutettu. Kirjoita "tuo" ja tarkista muutokset uudelleen.',
  'refusal.upload-gone':
    'Nämä muutokset eivät enää odota: ne on hylätty tai uudempi tiedosto on korvannut ne. Kirjoita "tuo" ja lähetä tiedosto uudelleen.',
  'audit.act.imported': 'Rekisteri muutettu',
  'audit.act.assigned': 'Vastuuhenkilö vaihdettu',
  'audit.act.reworded': 'Ehdotettu sanamuoto hyväksytty',
  'audit.entry': '{{change}} {{field}}',
  'register.change.added': 'Lisätty',
  'register.change.changed': 'Muutettu',
  'register.change.ended': 'Päätetty',
  'register.change.removed': 'Poistettu',
} as const
