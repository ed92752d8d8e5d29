export { classifyScaled } from './pareto.rules'
export { classifyAsBefore as classifyAfterImport } from './classification.actions'
