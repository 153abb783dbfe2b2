import { describe, expect, it } from 'vitest'
import {
  ageOn,
  choices,
  countyOf,
  daysLeft,
  dueWords,
  formatDay,
  formatMoment,
  formatShortDay,
  groupedPhone,
  levelOf,
  parentOf,
  pathOf,
  plusDays,
  spokenMask,
  timeLeft,
  word,
} from '.'

describe('dates', () => {
  it('are written as the place writes them', () => {
    expect(formatMoment('2026-11-22T06:30:00Z', 'zh-CN')).toBe('2026年11月22日 周日 14:30')
    expect(formatMoment('2026-11-22T06:30:00Z', 'en')).toBe('Sun 22 Nov 2026 14:30')
    expect(formatDay('2026-02-28', 'zh-CN')).toBe('2026年2月28日 周六')
  })

  it('leave this year out where rows are dense', () => {
    expect(formatShortDay('2026-11-22', 'zh-CN', '2026-12-01')).toBe('11月22日')
    expect(formatShortDay('2025-11-22', 'zh-CN', '2026-12-01')).toBe('2025年11月22日')
  })

  it('count days over the end of a month', () => {
    expect(plusDays('2026-02-27', 3)).toBe('2026-03-02')
  })

  it('know an age on the day before the birthday', () => {
    expect(ageOn('1946-11-23', '2026-11-22')).toBe(79)
    expect(ageOn('1946-11-22', '2026-11-22')).toBe(80)
  })
})

describe('time left', () => {
  const now = new Date('2026-11-22T06:30:00Z')

  it('is said in plain words', () => {
    expect(timeLeft('2026-11-22T09:45:00Z', 'zh-CN', now)).toEqual({
      text: '还剩 3 小时',
      state: 'soon',
    })
    expect(timeLeft('2026-11-20T06:00:00Z', 'zh-CN', now)).toEqual({
      text: '已超 2 天',
      state: 'late',
    })
    expect(timeLeft('2026-11-27T06:30:00Z', 'en', now)).toEqual({
      text: '5 days left',
      state: 'calm',
    })
  })

  it('knows days without an hour', () => {
    expect(daysLeft('2026-11-22', 'zh-CN', '2026-11-22').text).toBe('今天')
    expect(daysLeft('2026-11-21', 'en', '2026-11-22')).toEqual({
      text: '1 day late',
      state: 'late',
    })
  })
})

describe('a promised day', () => {
  const said = (day: string) => dueWords(day, 'zh-CN', '2026-11-22').text
  it('is named by its weekday while it is near', () => {
    expect(said('2026-11-25')).toBe('周三到期，还有 3 天')
    expect(said('2026-11-22')).toBe('今天到期')
    expect(said('2026-11-23')).toBe('明天到期')
    expect(said('2026-11-20')).toBe('周五到期，已超 2 天')
  })
  it('is named by its date otherwise', () => {
    expect(said('2026-12-04')).toBe('12月4日到期，还有 12 天')
    expect(said('2026-10-03')).toBe('10月3日到期，已超 50 天')
    expect(dueWords('2026-12-04', 'en', '2026-11-22').text).toBe('due 4 Dec, 12 days left')
    expect(dueWords('2026-11-21', 'en', '2026-11-22').text).toBe('was due Sat, 1 day late')
  })
})

describe('area codes', () => {
  it('tell their level and the way up', () => {
    expect(levelOf('630102001001001')).toBe('grid')
    expect(parentOf('630102001')).toBe('630102')
    expect(countyOf('630102001001')).toBe('630102')
    expect(pathOf('630102001')).toEqual(['63', '6301', '630102', '630102001'])
  })
})

describe('words', () => {
  it('are the same list in both languages', () => {
    expect(word('use', 'vacant', 'zh-CN')).toBe('空置')
    expect(word('use', 'vacant', 'en')).toBe('Vacant')
    expect(choices('sex', 'zh-CN')).toEqual([
      { value: 'male', label: '男' },
      { value: 'female', label: '女' },
    ])
  })
})

describe('masked values', () => {
  it('are read aloud by what is left', () => {
    expect(spokenMask('138****5678', 'zh-CN')).toBe('已隐去，尾号 5678')
    expect(groupedPhone('13812345678')).toBe('138 1234 5678')
  })
})
