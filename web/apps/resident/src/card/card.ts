import type { CardPage } from '@koumen/api-client'
import { api, ready } from '../api'
import type { Slip } from '../follow/follow'

export interface Booking {
  from: string
  way: 'door' | 'phone'
  note?: string
  phone?: string
}

export interface Wish {
  call: boolean
  times: 'any' | 'day' | 'evening' | 'weekend' | 'off_peak'
  awayUntil?: string
  phone?: string
}

export async function openCard(slip: Slip): Promise<CardPage> {
  await ready()
  return api.post('/api/open/cards', slip)
}

export async function book(slip: Slip, booking: Booking): Promise<CardPage> {
  await ready()
  return api.post('/api/open/cards/booking', { ...slip, ...booking })
}

export async function cancel(slip: Slip): Promise<CardPage> {
  await ready()
  return api.post('/api/open/cards/cancellation', slip)
}

export async function say(slip: Slip, wish: Wish): Promise<CardPage> {
  await ready()
  return api.post('/api/open/cards/wish', { ...slip, ...wish })
}
