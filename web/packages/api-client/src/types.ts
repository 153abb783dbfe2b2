/** What the server sends and takes, declared once; generated types take this file's place. */

export interface Page<Row> {
  rows: Row[]
  next: string | null
  total?: number
}

export interface AreaName {
  code: string
  name: string
  level: AreaLevel
}

export type AreaLevel =
  'nation' | 'province' | 'prefecture' | 'county' | 'township' | 'village' | 'grid' | 'building'

export interface Me {
  accountId: string
  name: string
  login: string
  locale: 'zh-CN' | 'en'
  permissions: string[]
  roles: { code: string; nameZh: string; nameEn: string; areaCode: string; areaName: string }[]
  areas: AreaName[]
  totp: boolean
}

export interface Job {
  id: string
  kind: string
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  title: string
  total?: number | null
  done: number
  result?: Record<string, unknown> | null
  problem?: { title?: string; hint?: string; code?: string } | null
}
