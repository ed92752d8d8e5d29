export { type Colleague, findColleague } from './person.store'
