/** Who calls: tokens to callers, visitors' tokens, and how often each may call. */
package io.plugdesk.security;
