package org.entente.rest;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks work that borrows from the connection pool: only {@code entente.rest.bound} of it runs at
 * once, beyond that the answer is 503 with {@code Retry-After}. Virtual threads would else queue on
 * the pool without limit.
 */
@InterceptorBinding
@Retention(RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Bounded {}
