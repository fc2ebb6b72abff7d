import process from 'node:process'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import {
  type DrawOptions,
  FormatUnavailable,
  type PdfTrouble,
  ReportInParts,
  ReportTooLarge,
} from '../../actions/ports.ts'
import { systemCode } from '../../actions/system-code.ts'
import type { ReportFormat } from '../../domain/report-format.ts'
import type { ReportModel } from '../../domain/report-model.ts'
import type { FromWorker, Task, ToWorker } from './job.ts'

/** Draws reports in a thread of its own, one after the other. */
export interface RenderPool {
  readonly render: (model: ReportModel, format: ReportFormat, options: DrawOptions) => Promise<Uint8Array>
  readonly pdfTrouble: (model: ReportModel) => Promise<PdfTrouble>
  readonly close: () => Promise<void>
}

const fromSource = import.meta.url.endsWith('.ts')
const entry = new URL(fromSource ? './render-worker-from-source.js' : './render-worker.js', import.meta.url)

const subjectsPerSlice = 100
/** After a report of so many subjects the thread ends, for the memory of the PDF comes back only then. */
const manySubjects = 1000
const idleMs = 120_000

/** With its own heap a report that needs more ends its thread, not the bot. A Word file of 7,200 lines needs 1,400. */
const mostHeapMegabytes = 1_500

function heapToSpare(): number {
  return Math.min(mostHeapMegabytes, Math.floor(process.availableMemory() / 1e6))
}

/** A thread is started with the first report, and ends when none has been asked for in a while. */
export function createRenderPool(heapMegabytes = heapToSpare): RenderPool {
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()
  let closed = false

  function currentWorker(): Worker {
    if (worker !== undefined) return worker
    const started = new Worker(entry, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: heapMegabytes() } })
    const forget = (): void => {
      if (worker === started) worker = undefined
    }
    // Whoever waits for an answer is told of an error; without a listener the process would end.
    started.on('error', forget).on('exit', forget)
    worker = started
    return started
  }

  async function stop(): Promise<void> {
    clearTimeout(idle)
    const stopped = worker
    worker = undefined
    await stopped?.terminate()
  }

  /** One at a time: the memory of two large reports at once is more than the time it saves. */
  function inTurn(model: ReportModel, task: Task): Promise<FromWorker> {
    const turn = last.then(() => perform(model, task))
    last = turn.catch(() => undefined)
    return turn
  }

  async function perform(model: ReportModel, task: Task): Promise<FromWorker> {
    if (closed) throw new Error('No report is drawn any more: the bot is closing.')
    clearTimeout(idle)
    const used = currentWorker()
    // While it draws it keeps the process alive; while it waits it does not.
    used.ref()
    const answered = answerOf(used)
    // Whatever happens while the slices leave is told by the answer.
    answered.catch(() => undefined)
    await handOver(used, model, task)
    const answer = await answered.finally(() => used.unref())
    if (model.subjects.length >= manySubjects) await stop()
    else idle = setTimeout(stop, idleMs).unref()
    if (answer.kind === 'in-parts') throw new ReportInParts(answer.parts)
    if (answer.kind === 'too-large') throw new ReportTooLarge(answer.message)
    if (answer.kind === 'unavailable') throw new FormatUnavailable(answer.message)
    if (answer.kind === 'failed') throw new Error(`The report could not be drawn: ${answer.message}`)
    return answer
  }

  return {
    async render(model, format, options) {
      const answer = await inTurn(model, { task: 'render', format, options })
      return answer.kind === 'rendered' ? answer.bytes : new Uint8Array()
    },
    async pdfTrouble(model) {
      const answer = await inTurn(model, { task: 'pdf-trouble' })
      return answer.kind === 'pdf-trouble' ? answer.trouble : { unprintable: [], parts: 1 }
    },
    async close() {
      closed = true
      await stop()
    },
  }
}

async function handOver(worker: Worker, { subjects, ...frame }: ReportModel, task: Task): Promise<void> {
  const post = (message: ToWorker): void => worker.postMessage(message)
  post({ kind: 'model', frame })
  for (let at = 0; at < subjects.length; at += subjectsPerSlice) {
    post({ kind: 'subjects', subjects: subjects.slice(at, at + subjectsPerSlice) })
    await setImmediate()
  }
  post({ kind: 'do', task })
}

const outOfMemory =
  'The report is too large for this format: drawing it takes more memory than may be used. Choose html, csv or json instead.'

function isOutOfMemory(error: unknown): boolean {
  return systemCode(error) === 'ERR_WORKER_OUT_OF_MEMORY'
}

function answerOf(worker: Worker): Promise<FromWorker> {
  return new Promise((resolve, reject) => {
    const answered = (answer: FromWorker): void => {
      clear()
      resolve(answer)
    }
    const failed = (error: unknown): void => {
      clear()
      reject(isOutOfMemory(error) ? new ReportTooLarge(outOfMemory, { cause: error }) : error)
    }
    const ended = (): void => failed(new Error('The thread that draws reports has ended.'))
    function clear(): void {
      worker.off('message', answered).off('error', failed).off('exit', ended)
    }
    worker.on('message', answered).on('error', failed).on('exit', ended)
  })
}
