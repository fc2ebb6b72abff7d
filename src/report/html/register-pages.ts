import { createHash } from 'node:crypto'
import type { RegisterPages } from '../../actions/page-ports.ts'
import { columnLetters } from '../../domain/column-letters.ts'
import type { FileFault } from '../../domain/file-fault.ts'
import type { Language } from '../../domain/local-text.ts'
import { textIn } from '../../domain/local-text.ts'
import type { Programme } from '../../domain/programme.ts'
import type { RegisterProposal } from '../../domain/register-proposal.ts'
import { faultText } from '../../locales/fault-text.ts'
import { changeWords, doneSentences, proposalSentences } from '../../locales/register-words.ts'
import { type Translate, translator } from '../../locales/translate.ts'
import { html, type Markup } from './markup.ts'
import { standingPage } from './standing-page.ts'
import { reportStyle } from './style.ts'

const style = html`${reportStyle}
form { margin: 1.5rem 0; }
label { display: block; margin: 1rem 0 0.35rem; font-weight: 600; }
input[type="file"], input[type="text"] { max-width: 100%; font: inherit; color: inherit; }
input[type="text"] { width: 30rem; padding: 0.5rem; border: 1px solid var(--quiet); border-radius: 0.25rem; background: var(--paper); }
button { margin: 1rem 0.75rem 0 0; padding: 0.6rem 1.25rem; border: 1px solid var(--accent); border-radius: 0.25rem; background: var(--accent); color: var(--paper); font: inherit; font-weight: 600; cursor: pointer; }
button.quiet { background: var(--paper); color: var(--accent); }
button:focus-visible, input:focus-visible { outline: 0.2rem solid var(--accent); outline-offset: 0.15rem; }
.changes h2 { font-size: 1.15rem; margin: 1.5rem 0 0.35rem; padding: 0; border: 0; }
`
const contentSecurityPolicy = `style-src 'sha256-${createHash('sha256').update(style.toString()).digest('base64')}'`

/** Pages that work without scripts: a form, what a file would change, and what became of it. */
export const registerPages: RegisterPages = {
  form({ language, programme, notice, faults = [] }) {
    const t = translator(language)
    const trouble = faults.length > 0 ? t('import.faults', { count: faults.length }) : notice
    const alert = trouble !== undefined && html`<p class="not-public" role="alert">${trouble}</p>`
    const list = faults.length > 0 && html`<ul class="prose">${faults.map((fault) => faultItem(fault, language))}</ul>`
    return page(language, programme, t('import.title'), html`${alert}${list}${uploadForm(t)}`)
  },
  proposal({ language, programme, proposal }) {
    const t = translator(language)
    const { changes, id, version, next } = proposal
    const sentences = proposalSentences(proposal, language).map((each) => html`<p>${each}</p>`)
    const shown = changes.map((change) => changeSection(changeWords(change, next, language), t))
    const decision = changes.length > 0 ? decisionForm({ id, version }, changes.length, t) : uploadForm(t)
    const another = changes.length > 0 && html`<h2>${t('import.again')}</h2>${uploadForm(t)}`
    const body = html`${sentences}${decision}<div class="changes">${shown}</div>${another}`
    return page(language, programme, t('import.proposal'), body)
  },
  done({ language, programme, done }) {
    const t = translator(language)
    const [title = '', ...sentences] = doneSentences(done, language)
    const body = html`${sentences.map((each) => html`<p>${each}</p>`)}<h2>${t('import.again')}</h2>${uploadForm(t)}`
    return page(language, programme, title, body)
  },
}

/** The address of the form is that of the page: its link is what lets somebody in. */
function uploadForm(t: Translate): Markup {
  return html`<form method="post" enctype="multipart/form-data">
<p class="hint">${t('import.how')}</p>
<label for="file">${t('import.file')}</label>
<input id="file" name="file" type="file" accept=".xlsx,.yaml,.yml,.csv" required>
<div><button>${t('import.check')}</button></div>
</form>`
}

function decisionForm({ id, version }: Pick<RegisterProposal, 'id' | 'version'>, count: number, t: Translate): Markup {
  return html`<form method="post" enctype="multipart/form-data">
<input type="hidden" name="upload" value="${id}">
<input type="hidden" name="version" value="${version}">
<label for="why">${t('import.why')}</label>
<input id="why" name="why" type="text" maxlength="500">
<div><button name="step" value="apply">${t('import.apply', { count })}</button><button class="quiet" name="step" value="drop">${t('import.drop')}</button></div>
</form>`
}

function changeSection({ title, fields }: ReturnType<typeof changeWords>, t: Translate): Markup {
  const rows = fields.map(
    ({ field, before, after }) => html`<li class="typed">${t('import.field', { field, before, after })}</li>`,
  )
  return html`<section><h2>${title}</h2>${rows.length > 0 && html`<ul>${rows}</ul>`}</section>`
}

function faultItem({ sheet, line, column, path, ...words }: FileFault, language: Language): Markup {
  const t = translator(language)
  const place =
    sheet === undefined
      ? t('import.place-in-text', { line, column, header: path })
      : t('import.place-in-sheet', { sheet, cell: `${columnLetters(column)}${line}`, header: path })
  return html`<li><strong>${place.replace(' ()', '')}</strong>: ${faultText(words, language)}</li>`
}

function page(language: Language, programme: Programme, title: string, body: Markup) {
  const name = textIn(programme.name, language, programme.language)
  return { body: standingPage({ language, programme: name, title, style, body }), contentSecurityPolicy }
}
