import { nameOf } from '../domain/access.ts'
import { type DeskForm, longestComment, type Reminded, wholeList, wholeSheet } from '../domain/desk.ts'
import { questionsOf } from '../domain/expected-set.ts'
import { placeName } from '../domain/movable-texts.ts'
import type { TextPlace } from '../domain/sheet-act.ts'
import { drawnInputs } from '../domain/shown-card.ts'
import { dateAndTime, longDate } from '../locales/dates.ts'
import { refusalText } from '../locales/refusal-text.ts'
import { alone, type ButtonSet, execute } from './actions.ts'
import { linesOf, shortened } from './answer-text.ts'
import {
  choiceInput,
  dayInput,
  type FormChoice,
  type FormInput,
  longTextInput,
  timeInput,
  toggleInput,
} from './form-inputs.ts'
import { personInput } from './person-input.ts'
import type { Reader } from './reader.ts'
import { roundTitle } from './round-title.ts'
import { sheetCount } from './sheet-count.ts'
import { subjectTitle } from './subject-title.ts'
import { type Card, cardTemplate } from './template.ts'
import { listData, listView } from './view-data.ts'

interface DeskFormView {
  readonly lang: string
  readonly round: string
  readonly title: string
  readonly hasProject: boolean
  readonly project: string
  readonly lines: readonly { readonly text: string }[]
  readonly hasFault: boolean
  readonly fault: string
  readonly hasInputs: boolean
  readonly inputs: readonly FormInput[]
  readonly actions: readonly ButtonSet[]
}

const expand = cardTemplate<DeskFormView>('desk-form')

/** What an act asks before it is done: what it will do in numbers, and what it needs to know. */
export function deskFormCard(form: DeskForm, reader: Reader): Card {
  const { t, text, language } = reader
  const { programme, series, opened, about, ask, fault, seen, list = wholeList } = form
  const { round } = opened
  const title = t(`desk.${ask.verb}.title`)
  const inputs = inputsOf(form, reader)
  const data = { round: round.id, ...(about === undefined ? {} : { sheet: about.sheet }) }
  const content = expand({
    lang: language,
    round: roundTitle(series, round, reader),
    title,
    hasProject: about !== undefined,
    project: about === undefined ? '' : text(about.topic.name),
    lines: linesOf(explanationOf(form, reader)),
    hasFault: fault !== undefined,
    fault: fault === undefined ? '' : refusalText(fault, programme.timeZone, language),
    hasInputs: inputs.length > 0,
    inputs,
    actions: [
      execute(t(`desk.${ask.verb}.confirm`), ask.verb, { ...data, ...listData(list), ...seen, step: 'confirm' }),
      execute(t('page.back'), about === undefined ? 'status' : 'project', { ...data, ...listView(list) }),
    ].map(alone),
  })
  return { content, summary: title, drawn: drawnInputs(round.id) }
}

function explanationOf({ ask, opened, programme }: DeskForm, reader: Reader): string {
  const { t, language } = reader
  switch (ask.verb) {
    case 'close':
      return t('desk.close.text', { count: ask.missing })
    case 'open-round':
      return t('desk.open-round.text', {
        projects: sheetCount(ask.sheets, reader),
        people: t('audit.count.people', { count: ask.people }),
      })
    case 'extend':
      return t('desk.extend.text', { due: longDate(opened.round.answersDue, language) })
    case 'remind':
      return remindedText(ask.reminded, programme, reader)
    default:
      return t(`desk.${ask.verb}.text`)
  }
}

const mostNamed = 10

function remindedText(reminded: Reminded, programme: DeskForm['programme'], reader: Reader): string {
  const { t, language } = reader
  const { people, sheets, capped, unreachable, recent } = reminded
  const names = unreachable.slice(0, mostNamed).map((person) => nameOf(programme, person))
  const more = unreachable.length - names.length
  return [
    t('desk.remind.text', { count: people.length, projects: sheetCount(sheets, reader) }),
    ...(capped.length === 0 ? [] : [t('desk.remind.capped', { count: capped.length })]),
    ...(recent === undefined
      ? []
      : [
          t('desk.remind.recent', {
            count: recent.count,
            at: dateAndTime(recent.at, programme.timeZone, language),
          }),
        ]),
    ...(names.length === 0 ? [] : [t('desk.remind.unreachable', { names: names.join(', ') })]),
    ...(more > 0 ? [t('rehearsal.more', { count: more })] : []),
  ].join('\n')
}

function inputsOf(form: DeskForm, reader: Reader): readonly FormInput[] {
  const { ask, typed } = form
  const { t } = reader
  const { what = '', day = '', time = '', deputy = '', from = '', to = '', override = '' } = typed
  const comment = (key: 'desk.comment' | 'desk.comment-optional' | 'desk.reason' | 'desk.reason-optional'): FormInput =>
    longTextInput('comment', t(key), { value: typed.comment ?? '', maxLength: longestComment })
  switch (ask.verb) {
    case 'return':
      return [
        choiceInput('what', t('desk.what'), { choices: subjectChoices(form, ask, reader), value: what }),
        comment('desk.comment'),
      ]
    case 'exempt':
      return [
        choiceInput('what', t('desk.what'), { choices: subjectChoices(form, ask, reader), value: what }),
        comment('desk.reason'),
      ]
    case 'reopen':
      return [dayInput('day', t('desk.day'), day), timeInput('time', t('desk.time'), time), comment('desk.reason')]
    case 'extend':
      return [dayInput('day', t('desk.day'), day), comment('desk.reason-optional')]
    case 'remind':
      return ask.reminded.capped.length === 0
        ? []
        : [
            toggleInput('override', t('desk.remind.capped-label'), {
              title: t('desk.remind.override'),
              isOn: override === 'true',
            }),
          ]
    case 'hand-on':
      return [
        personInput('deputy', t('desk.to'), { people: ask.people, value: deputy }, reader),
        choiceInput('what', t('handover.what'), { choices: handedChoices(form, reader), value: what }),
        comment('desk.reason-optional'),
      ]
    case 'move':
      return [
        choiceInput('from', t('desk.move.from'), {
          choices: ask.from.map((place) => placeChoice(form, place, reader, place.text)),
          value: from,
        }),
        choiceInput('to', t('desk.move.to'), {
          choices: ask.to.map((place) => placeChoice(form, place, reader)),
          value: to,
        }),
      ]
    case 'accept':
      return [comment('desk.comment-optional')]
    case 'close':
    case 'open-round':
      return [comment('desk.reason-optional')]
  }
}

function subjectChoices(
  form: DeskForm,
  { subjects }: { readonly subjects: readonly string[] },
  reader: Reader,
): readonly FormChoice[] {
  return [
    { title: reader.t('desk.whole'), value: wholeSheet },
    ...subjects.map((subject) => ({ title: subjectTitle(form, subject, reader), value: subject })),
  ]
}

function handedChoices({ about }: DeskForm, { t }: Reader): readonly FormChoice[] {
  return [
    { title: t('desk.this-project'), value: about?.sheet ?? '' },
    { title: t('handover.all'), value: wholeSheet },
  ]
}

/** Enough of a text to know it by. */
const excerpt = { characters: 40, lines: 1 }

function placeChoice(
  { programme, series, opened }: DeskForm,
  place: TextPlace,
  reader: Reader,
  text?: string,
): FormChoice {
  const question = questionsOf(programme, series, opened.round, place.subject).find(({ id }) => id === place.question)
  const label = question === undefined ? place.question : reader.text(question.label)
  const name = reader.t('desk.place', {
    subject: subjectTitle({ programme, series }, place.subject, reader),
    question: label,
  })
  const title =
    text === undefined ? name : reader.t('desk.place-text', { place: name, text: shortened(text, reader, excerpt) })
  return { title, value: placeName(place) }
}
