import type { AreaChange, AreaFile, AreaRow } from '@koumen/api-client'
import { levelBelow, levelOf, today } from '@koumen/domain'
import { api } from '../../app/api'

/** What about an area is changed. */
export type AreaEdit = 'name' | 'below' | 'recoding' | 'merging' | 'splitting' | 'closing'

export interface AreaForm {
  name: string
  code: string
  into: string | undefined
  children: string[]
  setting: 'urban' | 'rural' | undefined
  effectiveOn: string
  reason: string
}

export function emptyForm(kind: AreaEdit, area: AreaRow | AreaFile): AreaForm {
  return {
    name: kind === 'name' ? area.name : '',
    code: '',
    into: undefined,
    children: [],
    setting: area.setting ?? undefined,
    effectiveOn: today(),
    reason: '',
  }
}

/** Grids are split and merged by plans, which show the sizes that result. */
export function editsOf(area: AreaRow | AreaFile): AreaEdit[] {
  const isGrid = levelOf(area.code) === 'grid'
  const edits: AreaEdit[] = ['name']
  if (levelBelow(area.code)) edits.push('below')
  edits.push('recoding')
  if (!isGrid) edits.push('merging')
  if (!isGrid && levelBelow(area.code)) edits.push('splitting')
  edits.push('closing')
  return edits
}

/** Whether everything that hangs on the area moves, so that it is told beforehand. */
export function moves(kind: AreaEdit): boolean {
  return kind === 'recoding' || kind === 'merging' || kind === 'closing'
}

/** Grids and buildings get the next free code by themselves. */
export function needsCode(kind: AreaEdit, code: string): boolean {
  if (kind === 'below') return !['grid', 'building'].includes(levelBelow(code) ?? '')
  return kind === 'recoding' || kind === 'splitting'
}

/** How many digits the code asked for has. */
export function digitsOf(kind: AreaEdit, code: string): number {
  const lengths = [2, 4, 6, 9, 12, 15, 18]
  return kind === 'below' ? (lengths.find((n) => n > code.length) ?? 18) : code.length
}

export function isReady(kind: AreaEdit, code: string, form: AreaForm): boolean {
  const named = form.name.trim() !== ''
  const why = form.reason.trim() !== ''
  const coded =
    !needsCode(kind, code) || (/^\d+$/.test(form.code) && form.code.length === digitsOf(kind, code))
  switch (kind) {
    case 'name':
      return named && why
    case 'below':
      return named && coded
    case 'recoding':
      return coded && why
    case 'merging':
      return !!form.into && why
    case 'splitting':
      return named && coded && form.children.length > 0 && why
    case 'closing':
      return why
  }
}

export function send(kind: AreaEdit, code: string, form: AreaForm): Promise<AreaChange> {
  const path = { code }
  const { effectiveOn, reason, name } = form
  switch (kind) {
    case 'name':
      return api.post('/api/areas/{code}/name', { name, effectiveOn, reason }, { path })
    case 'recoding':
      return api.post(
        '/api/areas/{code}/recoding',
        { to: form.code, name: name || null, effectiveOn, reason },
        { path },
      )
    case 'merging':
      return api.post(
        '/api/areas/{code}/merging',
        { into: form.into ?? '', effectiveOn, reason },
        { path },
      )
    case 'splitting':
      return api.post(
        '/api/areas/{code}/splitting',
        { to: form.code, name, children: form.children, effectiveOn, reason },
        { path },
      )
    case 'closing':
      return api.post('/api/areas/{code}/closing', { effectiveOn, reason }, { path })
    case 'below':
      return api.post('/api/areas', {
        parent: code,
        name,
        code: needsCode(kind, code) ? form.code : null,
        setting: form.setting ?? null,
        effectiveOn,
        reason,
      })
  }
}
