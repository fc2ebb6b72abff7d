import { parentPort } from 'node:worker_threads'
import { FormatUnavailable, ReportInParts, ReportTooLarge } from '../../actions/ports.ts'
import type { ReportModel, ReportSubject } from '../../domain/report-model.ts'
import { pdfTrouble } from '../pdf/trouble.ts'
import { reportFormats } from '../registry.ts'
import type { FromWorker, Task, ToWorker } from './job.ts'

let frame: Omit<ReportModel, 'subjects'> | undefined
let subjects: ReportSubject[] = []

parentPort?.on('message', async (message: ToWorker) => {
  if (message.kind === 'model') {
    frame = message.frame
    subjects = []
  } else if (message.kind === 'subjects') subjects.push(...message.subjects)
  else answer(await result(message.task))
})

async function result(task: Task): Promise<FromWorker> {
  if (frame === undefined) return { kind: 'failed', message: 'no report was given' }
  const model: ReportModel = { ...frame, subjects }
  frame = undefined
  try {
    if (task.task === 'pdf-trouble') return { kind: 'pdf-trouble', trouble: pdfTrouble(model) }
    const rendered = await reportFormats[task.format].render(model, task.options)
    return { kind: 'rendered', bytes: typeof rendered === 'string' ? new TextEncoder().encode(rendered) : rendered }
  } catch (error) {
    if (error instanceof ReportInParts) return { kind: 'in-parts', parts: error.parts }
    const message = error instanceof Error ? error.message : 'unknown'
    return { kind: failureOf(error), message }
  }
}

function failureOf(error: unknown): 'unavailable' | 'too-large' | 'failed' {
  if (error instanceof ReportTooLarge) return 'too-large'
  return error instanceof FormatUnavailable ? 'unavailable' : 'failed'
}

function answer(message: FromWorker): void {
  // Bytes that own their memory change hands instead of being copied.
  const whole = message.kind === 'rendered' && message.bytes.byteLength === message.bytes.buffer.byteLength
  const { buffer } = message.kind === 'rendered' ? message.bytes : { buffer: undefined }
  parentPort?.postMessage(message, whole && buffer instanceof ArrayBuffer ? [buffer] : [])
}
