import type { AreaFound } from '@koumen/api-client'
import { api } from '../../app/api'

/** Areas by name or by the first digits of their code. */
export async function findAreas(q: string, signal?: AbortSignal): Promise<AreaFound[]> {
  const page = await api.get('/api/areas', { query: { q }, signal })
  // The same address without a question lists the roots, which have no path.
  return page.rows.filter((row): row is AreaFound => 'path' in row)
}
