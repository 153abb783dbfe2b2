import { createRouter, createWebHistory } from 'vue-router'
import { useSession } from './session/session'

declare module 'vue-router' {
  interface RouteMeta {
    /** Needs no server: works from what the phone keeps, even when the session has run out. */
    local?: boolean
    open?: boolean
    tab?: 'round' | 'visits' | 'me'
  }
}

export const router = createRouter({
  history: createWebHistory('/worker/'),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    {
      path: '/',
      name: 'round',
      component: () => import('./round/RoundPage.vue'),
      meta: { tab: 'round' },
    },
    {
      path: '/sign-in',
      name: 'sign-in',
      component: () => import('./session/SignInPage.vue'),
      meta: { open: true },
    },
    {
      path: '/households/:county/:id',
      name: 'household',
      component: () => import('./household/HouseholdPage.vue'),
      props: true,
    },
    {
      path: '/households/:county/:id/visit',
      name: 'visit',
      component: () => import('./visit/VisitPage.vue'),
      props: true,
      meta: { local: true },
    },
    {
      path: '/visits',
      name: 'visits',
      component: () => import('./visit/VisitsPage.vue'),
      meta: { local: true, tab: 'visits' },
    },
    {
      path: '/visits/:id',
      name: 'sent',
      component: () => import('./visit/SentPage.vue'),
      props: true,
      meta: { local: true },
    },
    {
      path: '/me',
      name: 'me',
      component: () => import('./me/MePage.vue'),
      meta: { local: true, tab: 'me' },
    },
    { path: '/:rest(.*)*', name: 'missing', component: () => import('./shell/MissingPage.vue') },
  ],
})

router.beforeEach(async (to) => {
  const session = useSession()
  if (session.state === 'asking') await session.start()
  if (to.meta.open || session.state === 'in') return true
  // What the phone keeps stays at hand for the person who wrote it.
  if (session.owner && (to.meta.local || session.state === 'away')) return true
  return { name: 'sign-in', query: { to: to.fullPath }, replace: true }
})
