export { listPeopleOnHost, makeLinkOnHost } from './host-people.store'
export { type Colleague, findColleague } from './person.store'
export { type HostSession, openDirectorSession } from './host-session'
