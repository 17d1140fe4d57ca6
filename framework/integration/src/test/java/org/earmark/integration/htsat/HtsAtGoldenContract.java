package org.earmark.integration.htsat;

/** HTS-AT on an engine is the public implementation's, in inference and in training. */
interface HtsAtGoldenContract extends HtsAtInferenceContract, HtsAtTrainingContract {}
