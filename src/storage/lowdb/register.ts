import type { Store } from '../../actions/ports.ts'
import type { DataFolder } from './data-folder.ts'
import { registerKind } from './document-kinds.ts'

export async function openRegister(data: DataFolder): Promise<Pick<Store, 'register' | 'importRegister'>> {
  const register = await data.load(registerKind, 'register.json')
  return {
    async register() {
      return register.current
    },
    async importRegister(programme) {
      return await register.update((state) =>
        state === undefined ? { state: programme, result: true } : { result: false },
      )
    },
  }
}
