import { column, textColumns } from '../column.ts'
import { listSheet } from '../list-sheet.ts'
import type { Sheet } from '../sheet.ts'

const [id] = column('Tunnus', 'id', 'word')
const name = textColumns('Nimi', 'name')
const owners = column('Vastuuhenkilöt', 'owners', 'words')
const period = [...column('Alkaa', 'active.from', 'date'), ...column('Päättyy', 'active.to', 'date')]

export const goals: Sheet = listSheet({
  name: 'Goals',
  otherName: 'Hyötytavoitteet',
  isNeeded: false,
  levels: [
    {
      list: 'goals',
      key: id,
      columns: [
        ...column('Numero', 'number', 'number'),
        ...name,
        ...textColumns('Lyhyt nimi', 'short'),
        ...owners,
        ...period,
      ],
    },
  ],
})

export const areas: Sheet = listSheet({
  name: 'Areas',
  otherName: 'Kehittämisalueet',
  isNeeded: false,
  levels: [{ list: 'areas', key: id, columns: [...name, ...owners] }],
})

export const themes: Sheet = listSheet({
  name: 'Themes',
  otherName: 'Kärjet',
  isNeeded: false,
  levels: [
    {
      list: 'themes',
      key: id,
      columns: [
        ...column('Numero', 'number', 'number'),
        ...column('Hyötytavoite', 'goal', 'word', { sheet: 'Goals' }),
        ...name,
        ...column('Lähtötaso', 'baseline', 'number'),
        ...textColumns('Lähtötilanne', 'baselineText'),
        ...owners,
        ...period,
      ],
    },
  ],
})

export const sections: Sheet = listSheet({
  name: 'Sections',
  otherName: 'Osiot',
  isNeeded: false,
  parent: { list: 'themes', what: 'theme', column: column('Kärki', 'id', 'word', { sheet: 'Themes' })[0] },
  levels: [
    {
      list: 'sections',
      key: id,
      columns: [...textColumns('Otsikko', 'title'), ...column('Yksiköt', 'units', 'words'), ...owners, ...period],
    },
  ],
})

export const units: Sheet = listSheet({
  name: 'Units',
  otherName: 'Yksiköt',
  isNeeded: false,
  levels: [{ list: 'units', key: id, columns: name }],
})

export const places: Sheet = listSheet({
  name: 'Places',
  otherName: 'Paikkakunnat',
  isNeeded: false,
  levels: [{ list: 'places', key: id, columns: name }],
})
