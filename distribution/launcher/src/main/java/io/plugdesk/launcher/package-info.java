/** The command line of the house: what a person types at the top of the checkout. */
package io.plugdesk.launcher;
