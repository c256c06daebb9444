/** A plugin as an author writes it; the tests pack it into a bundle. */
package io.plugdesk.plugins.sample;
