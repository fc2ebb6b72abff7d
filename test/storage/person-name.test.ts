import { describe, expect, test } from 'vitest'
import { personName } from '../../src/storage/backup/person-name.ts'

const found: readonly (readonly [name: string, text: string])[] = [
  ['Aino Virtanen', 'Aino Virtanen'],
  ['Aino Virtanen', 'AINO VIRTANEN'],
  ['Aino Virtanen', 'aino virtaselle'],
  ['Aino Virtanen', 'aino virtaseen'],
  ['Aino Virtanen', 'Aino  Virtanen'],
  ['Aino Virtanen', 'Aino Virtasen'],
  ['Aino Virtanen', 'Aino Virtaselle'],
  ['Aino Virtanen', 'Aino Virtasta'],
  ['Aino Virtanen', 'Aino Virtaseen'],
  ['Aino Virtanen', 'Aino Virtasellakin'],
  ['Aino Virtanen', 'Aino Virtanens'],
  ['Aino Virtanen', 'Aino Virtanen’s'],
  ['Matti Virta', 'Matti Virran'],
  ['Matti Virta', 'Matti Virtaa'],
  ['Matti Virta', 'Matti Virtaan'],
  ['Anna Mäki', 'Anna Mäen'],
  ['Anna Mäki', 'Anna Mäkeä'],
  ['Anna Mäki', 'Anna Mäkeen'],
  ['Anna Mäki', 'Anna Mäelle'],
  ['Pekka Lampi', 'Pekka Lammelta'],
  ['Pekka Koski', 'Pekka Koskesta'],
  ['Liisa Aalto', 'Liisa Aallolle'],
  ['Liisa Lehto', 'Liisa Lehdon'],
  ['Jaana Kangas', 'Jaana Kankaan'],
  ['Jaana Kangas', 'Jaana Kangasta'],
  ['Eero Laine', 'Eero Laineen'],
  ['Eero Laine', 'Eero Lainetta'],
  ['Kaisa Lehtimäki', 'Kaisa Lehtimäeltä'],
  ['Johanna Ekström', 'Johanna Ekströmin'],
  ['Johanna Ekström', 'Johanna Ekströms'],
  ['Johanna Ekström', 'Johanna Ekströmille'],
  ['Anna Mäki-Virtanen', 'Anna Mäki-Virtasella'],
  ['J. R. (Jr.) O’Neill', 'J. R. (Jr.) O’Neill'],
  ['Virta', 'Virta'],
]

const others: readonly (readonly [name: string, text: string])[] = [
  ['Virta', 'virtaava'],
  ['Virta', 'Virtaava'],
  ['Virta', 'virta'],
  ['Virta', 'Virtanen'],
  ['Virta', 'Virtaa'],
  ['Mäki', 'Mäkinen'],
  ['Mäki', 'Lehtimäki'],
  ['Anna Mäki', 'Anna Mäkinen'],
  ['Anna Mäki', 'Anna Mäkelä'],
  ['Anna Mäki', 'Johanna Mäki'],
  ['Anna Mäki', 'Eeva-Anna Mäki'],
  ['Anna Mäki', 'Anna Mäki-Virtanen'],
  ['Anna Mäki', 'anna mäkinen'],
  ['Anna Mäki', 'Anna'],
  ['Anna Mäki', 'Mäki'],
  ['Matti Virta', 'Matti Virtanen'],
  ['Aino Virtanen', 'Aino Virta'],
  ['Eva Anders', 'Eva Andersen'],
  ['Pekka Koski', 'Pekka Koskinen'],
  ['Liisa Aalto', 'Liisa Aaltonen'],
  ['Liisa Lehto', 'Liisa Lehtola'],
]

describe('a name in a text', () => {
  test.each(found)('is that of %s: %s', (name, text) => {
    expect(`Kysy: ${text}, heti.`.replaceAll(personName(name), '—')).toBe('Kysy: —, heti.')
  })

  test.each(others)('is not that of %s: %s', (name, text) => {
    expect(`Kysy: ${text}, heti.`.replaceAll(personName(name), '—')).toBe(`Kysy: ${text}, heti.`)
  })
})
