export { listPeopleOnHost, makeLinkOnHost } from './host-people.store'
export { type Colleague, findColleague } from './person.store'
