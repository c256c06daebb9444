/** The library over HTTP. */
package io.plugdesk.intake.rest;
