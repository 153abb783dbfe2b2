import { reactive } from 'vue'
import { api } from '../../app/api'

const names = reactive(new Map<string, string>())
const asked = new Set<string>()

/** The name of an area by its code, asked for once; the code itself until it is known. */
export function areaName(code: string): string {
  const known = names.get(code)
  if (known !== undefined) return known
  if (code !== '' && !asked.has(code)) {
    asked.add(code)
    api
      .get('/api/areas/{code}', { path: { code } })
      .then((file) => names.set(code, file.name))
      .catch(() => names.set(code, code))
  }
  return code
}
