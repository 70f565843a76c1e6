/** The registry of routes: a route is added here, and nowhere else. */
import { addAttachment, getAttachment, listAttachments, removeAttachment } from './attachments.ts';
import { listCardholders } from './cardholders.ts';
import { importCatalogue, saveOpenings } from './catalogue-edits.ts';
import { exportCatalogue, getCatalogueItem, getCatalogueMatrix, listCatalogue } from './catalogue.ts';
import { listFacts } from './facts.ts';
import { followCase } from './case-events.ts';
import { listCaseNotices } from './case-notices.ts';
import { caseControls, controlCases } from './case-controls.ts';
import { sendMessage } from './case-messages.ts';
import { getCase, getTimeline, listCases, searchCases, useCard } from './cases.ts';
import { getAuthority, getRevocations } from './certificate-authority.ts';
import {
  completeCertificate,
  getCertificate,
  issueNewCertificate,
  listCertificates,
  revokeCertificate,
} from './certificates.ts';
import { checkDraft } from './checks.ts';
import { addComment, commentActs, deleteComment, editComment, listComments, listMentionable } from './comments.ts';
import type { Route } from './define-route.ts';
import { addDelegation, endDelegation, listColleagues, listDelegations } from './delegations.ts';
import { listDifferences } from './differences.ts';
import { getConformanceRun, listConformanceRuns, startConformanceRun } from './conformance-runs.ts';
import { getDraft, saveDraft } from './drafts.ts';
import { getExplanation, getOverlay } from './explanations.ts';
import { exportDraft, importFile } from './exchange.ts';
import { getGround } from './grounds.ts';
import { receiveMessage } from './open-messages.ts';
import { healthz, readyz } from './health.ts';
import { getImpact } from './impact.ts';
import { listChannels } from './channels.ts';
import { listCatalogueCodes } from './catalogue-codes.ts';
import { listDataResources } from './data-resources.ts';
import { listInstitutions } from './institutions.ts';
import { countMentions, listMentions, readMentions } from './mentions.ts';
import { getLive } from './live.ts';
import { migrateCases } from './migrations.ts';
import { getNotice, listNotices, resendNotice } from './notices.ts';
import { openapiRoute } from './openapi.ts';
import { addMaterial, getApplication, getMaterial, removeMaterial, saveApplication } from './applications.ts';
import { listCasePeople } from './case-people.ts';
import { actOnProcedure } from './procedure-acts.ts';
import { unmaskApplication } from './unmask-application.ts';
import { exportBatchItems, getBatchSummary, getBatchTemplate, listBatchItems } from './batches.ts';
import { exportProcedureCases, listProcedureCases, listProcedures, openProcedureCase } from './procedures.ts';
import { checkDivergences, listDivergences } from './divergences.ts';
import {
  decideTermination,
  getRegistrationImpact,
  listRegistrationOrders,
  proposeTermination,
  resumeRegistration,
  suspendRegistration,
} from './registration-standing.ts';
import { getRegistration, listRegistrations } from './registrations.ts';
import { getPack, listPacks } from './packs.ts';
import {
  addPolicyVersion,
  createPolicy,
  getPolicy,
  getPolicyImpact,
  listPolicies,
  listPolicyVersions,
} from './policies.ts';
import { getPolicySuite, runPolicyRows, savePolicySuite } from './policy-suites.ts';
import { getPolicyDecisions } from './policy-decisions.ts';
import { exportPolicy, importPolicies } from './policy-exchange.ts';
import { listPrompts, listPromptTranslations, listPromptUses } from './prompts.ts';
import { listPolicyLayers } from './policy-layers.ts';
import { policyVersionActs } from './policy-releases.ts';
import { getPsam, listPsams, psamActs, stockPsams } from './psams.ts';
import { askTrialEnd, decideTrialEnd } from './policy-trials.ts';
import { changeRollout } from './rollouts.ts';
import { createScenario, getScenario, listScenarios } from './scenarios.ts';
import { closeSession, currentSession, listDemoAccounts, openSession } from './sessions.ts';
import { simulateDraft } from './simulations.ts';
import { answerTask, countTasks, getTask, listTasks } from './tasks.ts';
import { generateSuite } from './generations.ts';
import { activateTerminal, challengeTerminal, heartbeatOfTerminal } from './terminal-devices.ts';
import { importTerminals } from './terminal-imports.ts';
import { listTerminalModels, saveTerminalModel } from './terminal-models.ts';
import { bindTerminal, getTerminal, listTerminals, terminalActs } from './terminals.ts';
import { getTrialStage } from './trial-stages.ts';
import { standardRoutes } from './standard.ts';
import { getSuite, runSavedTests, saveSuite } from './suites.ts';
import { fileScenario, getVersion, listVersions, publishVersion, versionActs } from './versions.ts';
import { addWebhook, listDeliveries, listWebhooks, removeWebhook, tryWebhook, webhookActs } from './webhooks.ts';
import { askWhatIf, getProvince } from './what-if.ts';
import {
  getZone,
  getZoneItem,
  listZoneInstitutions,
  listZoneItems,
  listZonePlaces,
  listZoneQuestions,
  listZoneServices,
} from './zone.ts';

const described: readonly Route[] = [
  openSession,
  currentSession,
  closeSession,
  listDemoAccounts,
  listScenarios,
  createScenario,
  getScenario,
  getDraft,
  saveDraft,
  exportDraft,
  importFile,
  checkDraft,
  getGround,
  simulateDraft,
  getTrialStage,
  getSuite,
  saveSuite,
  runSavedTests,
  generateSuite,
  fileScenario,
  listVersions,
  getVersion,
  publishVersion,
  ...versionActs,
  changeRollout,
  migrateCases,
  listDifferences,
  getImpact,
  addAttachment,
  listAttachments,
  getAttachment,
  removeAttachment,
  listComments,
  addComment,
  listMentionable,
  editComment,
  deleteComment,
  ...commentActs,
  listMentions,
  countMentions,
  readMentions,
  getLive,
  useCard,
  listCases,
  searchCases,
  getCase,
  getTimeline,
  followCase,
  getOverlay,
  getExplanation,
  ...caseControls,
  controlCases,
  sendMessage,
  listTasks,
  countTasks,
  getTask,
  answerTask,
  listDelegations,
  addDelegation,
  listColleagues,
  endDelegation,
  listPolicies,
  createPolicy,
  getPolicy,
  listPolicyVersions,
  addPolicyVersion,
  ...policyVersionActs,
  askTrialEnd,
  decideTrialEnd,
  listPolicyLayers,
  getPolicyImpact,
  getPolicySuite,
  savePolicySuite,
  runPolicyRows,
  importPolicies,
  exportPolicy,
  listCatalogue,
  getCatalogueMatrix,
  exportCatalogue,
  importCatalogue,
  getCatalogueItem,
  listZonePlaces,
  getZone,
  listZoneItems,
  getZoneItem,
  listZoneServices,
  listZoneInstitutions,
  listZoneQuestions,
  saveOpenings,
  listTerminals,
  importTerminals,
  getTerminal,
  bindTerminal,
  ...terminalActs,
  challengeTerminal,
  activateTerminal,
  heartbeatOfTerminal,
  listTerminalModels,
  saveTerminalModel,
  listPsams,
  stockPsams,
  getPsam,
  ...psamActs,
  askWhatIf,
  getPolicyDecisions,
  getProvince,
  listPrompts,
  listPromptTranslations,
  listPromptUses,
  listFacts,
  listPacks,
  getPack,
  listProcedures,
  listProcedureCases,
  exportProcedureCases,
  openProcedureCase,
  getBatchTemplate,
  listBatchItems,
  getBatchSummary,
  exportBatchItems,
  actOnProcedure,
  listCasePeople,
  getApplication,
  saveApplication,
  unmaskApplication,
  addMaterial,
  getMaterial,
  removeMaterial,
  listConformanceRuns,
  startConformanceRun,
  getConformanceRun,
  listRegistrations,
  getRegistration,
  getRegistrationImpact,
  listRegistrationOrders,
  suspendRegistration,
  resumeRegistration,
  proposeTermination,
  decideTermination,
  listDivergences,
  checkDivergences,
  listNotices,
  getNotice,
  resendNotice,
  listCaseNotices,
  listWebhooks,
  addWebhook,
  ...webhookActs,
  removeWebhook,
  tryWebhook,
  listDeliveries,
  listCardholders,
  listChannels,
  listDataResources,
  listCatalogueCodes,
  listInstitutions,
  listCertificates,
  issueNewCertificate,
  getCertificate,
  completeCertificate,
  revokeCertificate,
  getAuthority,
  getRevocations,
  receiveMessage,
  healthz,
  readyz,
];

const all: readonly Route[] = [...described, ...standardRoutes(described)];

/** Every route there is. */
export const routes: readonly Route[] = [...all, openapiRoute(all)];
