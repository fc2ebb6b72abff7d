#!/usr/bin/env node
// Runs the sources as they are, so that `npx oma-arviointi` works after `npm ci` alone.
import { register } from 'tsx/esm/api'

register()
await import('./main.ts')
