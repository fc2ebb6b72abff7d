import process from 'node:process'
import fc from 'fast-check'

// A law that fails for one in a million must not fail for whoever lands something else: a soak looks for those.
if (process.env.SOAK === undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20211115 })
