export { writePlan } from './plan-writing.actions'
