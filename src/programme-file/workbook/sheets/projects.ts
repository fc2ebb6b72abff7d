import { column, textColumns } from '../column.ts'
import { listSheet } from '../list-sheet.ts'
import type { Sheet } from '../sheet.ts'

export const projects: Sheet = listSheet({
  name: 'Projects',
  otherName: 'Projektit',
  isNeeded: true,
  levels: [
    {
      list: 'projects',
      key: column('Tunnus', 'id', 'word')[0],
      columns: [
        ...textColumns('Nimi', 'name'),
        ...column('Vastuuhenkilöt', 'owners', 'words'),
        ...column('Kehittämisalue', 'area', 'word', { sheet: 'Areas' }),
        ...column('Yksiköt', 'units', 'words'),
        ...column('Paikkakunnat', 'places', 'words'),
        ...textColumns('Ryhmä', 'group'),
        ...column('Alkaa', 'active.from', 'date'),
        ...column('Päättyy', 'active.to', 'date'),
        ...textColumns('Päättymisen syy', 'active.ended'),
        ...column('Entiset nimet', 'formerNames', 'texts'),
      ],
    },
  ],
})
