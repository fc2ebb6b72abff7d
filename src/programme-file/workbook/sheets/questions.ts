import { column, textColumns } from '../column.ts'
import { listSheet } from '../list-sheet.ts'
import type { Sheet } from '../sheet.ts'

/** A row for each question; one with choices has a row for each of them. */
export const questions: Sheet = listSheet({
  name: 'Questions',
  otherName: 'Kysymykset',
  isNeeded: true,
  parent: { list: 'series', what: 'series', column: column('Sarja', 'id', 'word', { sheet: 'Schedule' })[0] },
  levels: [
    {
      list: 'questions',
      key: column('Tunnus', 'id', 'word')[0],
      columns: [
        ...column('Kenestä tai mistä', 'scope', 'word', ['line', 'project', 'section', 'theme', 'goal', 'programme']),
        ...column('Tyyppi', 'type', 'word', ['level', 'text', 'choice', 'yes-no', 'number', 'date', 'link', 'group']),
        ...textColumns('Kysymys', 'label'),
        ...textColumns('Ohje', 'hint'),
        ...column('Pakollinen', 'required', 'yes', ['kyllä', 'ei']),
        ...column('Merkkejä enintään', 'maxLength', 'number'),
        ...column('Myös osittain', 'partly', 'yes', ['kyllä', 'ei']),
        ...column('Perustelu', 'explain', 'yes', ['kyllä', 'ei']),
        ...column('Kyllä ilmoitetaan heti', 'tell', 'word', ['coordinators']),
        ...textColumns('Yksikkö', 'unit'),
        ...column('Arvoja eri päiviltä ja paikoista', 'points', 'yes', ['kyllä', 'ei']),
        ...column('Useita linkkejä', 'many', 'yes', ['kyllä', 'ei']),
        ...column('Ryhmän kentät', 'fields', 'json'),
        ...column('Rivit jatkuvat kierroksesta toiseen', 'carry', 'yes', ['kyllä', 'ei']),
        ...column('Numero', 'number', 'text'),
        ...column('Ehto: kysymys', 'when.question', 'word'),
        ...column('Ehto: vastaukset', 'when.in', 'words'),
        ...column('Vain tavoitteissa', 'only.goals', 'words'),
        ...column('Vain alueilla', 'only.areas', 'words'),
        ...column('Vain kärjissä', 'only.themes', 'words'),
        ...column('Vain projekteissa', 'only.projects', 'words'),
        ...column('Vain alkaen', 'only.from', 'date'),
        ...column('Vain asti', 'only.to', 'date'),
        ...column('Näytetään tavoitteessa', 'showUnder', 'word', { sheet: 'Goals' }),
      ],
    },
    {
      list: 'choices',
      key: column('Vaihtoehdon tunnus', 'id', 'word')[0],
      columns: [...textColumns('Vaihtoehto', 'label'), ...column('Ilmoitetaan heti', 'tell', 'word', ['coordinators'])],
    },
  ],
})
