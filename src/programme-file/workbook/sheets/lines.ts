import { isLanguage, textIn } from '../../../domain/local-text.ts'
import { localText } from '../../schema-values.ts'
import type { Cell } from '../cell.ts'
import { column, textColumns } from '../column.ts'
import { listSheet } from '../list-sheet.ts'
import type { Draft } from '../record.ts'
import type { Sheet } from '../sheet.ts'

/** A row for each indicator; a line with several targets or indicators has several rows. */
export const lines: Sheet = listSheet({
  name: 'Lines',
  otherName: 'Kohdat',
  isNeeded: true,
  parent: {
    list: 'projects',
    what: 'project',
    column: column('Projekti', 'id', 'word', { sheet: 'Projects' })[0],
    note: { header: 'Projektin nimi', of: nameOf },
  },
  levels: [
    {
      list: 'lines',
      key: column('Hyötytavoite', 'goal', 'word', { sheet: 'Goals' })[0],
      columns: [
        ...column('Kärki', 'theme', 'word', { sheet: 'Themes' }),
        ...column('Alkaa', 'active.from', 'date'),
        ...column('Päättyy', 'active.to', 'date'),
        ...column('Lähtötaso', 'baseline', 'number'),
        ...column('Myös tavoitteissa', 'alsoUnder', 'words'),
        ...column('Osat', 'parts', 'texts'),
      ],
    },
    {
      list: 'targets',
      key: column('Tavoitteen tunnus', 'id', 'word')[0],
      newId: 't',
      columns: [...textColumns('Tavoite', 'text'), ...textColumns('Tiedon lähde', 'source')],
    },
    {
      list: 'indicators',
      key: column('Mittarin tunnus', 'id', 'word')[0],
      newId: 'i',
      columns: [
        ...textColumns('Mittari', 'text'),
        ...column('Mittarin tyyppi', 'type', 'word', ['text', 'number', 'yes-no']),
        ...textColumns('Mittayksikkö', 'unit'),
      ],
    },
  ],
})

function nameOf({ name }: Draft, { language }: Draft): Cell {
  const read = localText.safeParse(name)
  const shown = isLanguage(language) ? language : 'fi'
  return read.success ? textIn(read.data, shown, shown) : undefined
}
