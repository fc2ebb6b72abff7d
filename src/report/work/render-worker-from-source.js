// Where the sources run as they are, a thread has to be told how to read them.
import { register } from 'tsx/esm/api'

register()
await import('./render-worker.ts')
