import { createRouter, createWebHistory } from 'vue-router'
import HandbookPage from './campaign/HandbookPage.vue'
import EditPage from './household/EditPage.vue'
import HouseholdPage from './household/HouseholdPage.vue'
import MePage from './me/MePage.vue'
import RoundPage from './round/RoundPage.vue'
import { useSession } from './session/session'
import MissingPage from './shell/MissingPage.vue'
import SentPage from './visit/SentPage.vue'
import VisitPage from './visit/VisitPage.vue'
import VisitsPage from './visit/VisitsPage.vue'

declare module 'vue-router' {
  interface RouteMeta {
    /** Needs no server: works from what the phone keeps, even when the session has run out. */
    local?: boolean
    open?: boolean
    tab?: 'round' | 'visits' | 'me'
  }
}

/** Pages come with the app: the signal may go before a page that was never opened is fetched. */
export const router = createRouter({
  history: createWebHistory('/worker/'),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    {
      path: '/',
      name: 'round',
      component: RoundPage,
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
      component: HouseholdPage,
      props: true,
    },
    {
      path: '/households/:county/:id/edit',
      name: 'edit',
      component: EditPage,
      props: true,
      meta: { local: true },
    },
    {
      path: '/households/:county/:id/visit',
      name: 'visit',
      component: VisitPage,
      props: true,
      meta: { local: true },
    },
    {
      path: '/visits',
      name: 'visits',
      component: VisitsPage,
      meta: { local: true, tab: 'visits' },
    },
    {
      path: '/visits/:id',
      name: 'sent',
      component: SentPage,
      props: true,
      meta: { local: true },
    },
    {
      path: '/handbook',
      name: 'handbook',
      component: HandbookPage,
      meta: { local: true },
    },
    {
      path: '/me',
      name: 'me',
      component: MePage,
      meta: { local: true, tab: 'me' },
    },
    { path: '/:rest(.*)*', name: 'missing', component: MissingPage },
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
