import type { FileChanged, HouseholdFile, Resident } from '@koumen/api-client'
import { inject, provide, type InjectionKey, type Ref } from 'vue'
import { api } from '../../app/api'

/** The file that lies open, for every part that shows or changes a piece of it. */
export interface OpenFile {
  file: Ref<HouseholdFile>
  /** Whether the reader may change it, and it is today's. */
  mayWrite: Ref<boolean>
  /** Writes beneath the household's address and reads the file again. */
  post(path: string, body: unknown): Promise<unknown>
  put(path: string, body: unknown): Promise<unknown>
}

const key: InjectionKey<OpenFile> = Symbol('household file')

export function provideFile(
  file: Ref<HouseholdFile>,
  mayWrite: Ref<boolean>,
  done: (answer: FileChanged) => void,
): OpenFile {
  const address = () => {
    const { county, id } = file.value.household
    return `/api/households/${county}/${id}`
  }
  const open: OpenFile = {
    file,
    mayWrite,
    async post(path, body) {
      const answer = await api.post<FileChanged>(`${address()}${path}`, body)
      done(answer)
      return answer
    },
    async put(path, body) {
      const answer = await api.put<FileChanged>(`${address()}${path}`, body)
      done(answer)
      return answer
    },
  }
  provide(key, open)
  return open
}

export function useFile(): OpenFile {
  const open = inject(key)
  if (!open) throw new Error('no household file lies open')
  return open
}

/** Who lives in the household, at home or away. */
export function living(file: HouseholdFile): Resident[] {
  return file.residents.filter((one) => one.state === 'present' || one.state === 'away')
}
