/** Fits the numbers by which the house decides whether it can answer. */
package io.plugdesk.bench.calibration;
