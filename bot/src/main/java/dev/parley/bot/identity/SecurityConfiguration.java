package dev.parley.bot.identity;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What may be asked by whom. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    @Bean
    SecurityFilterChain webSecurity(
            HttpSecurity http,
            Callers callers,
            Accounts accounts,
            Sessions sessions,
            Rights rights,
            Loopback loopback,
            Refusals refusals) {
        LocalSignIn localSignIn = new LocalSignIn(loopback, accounts, callers, sessions, refusals);
        CallerFilter caller = new CallerFilter(callers, refusals);
        return http
                // A webhook proves itself by its token or signature and is the hottest path there is: no filter for it.
                .securityMatcher(new NegatedRequestMatcher(
                        PathPatternRequestMatcher.withDefaults().matcher("/hooks/**")))
                .authorizeHttpRequests(requests -> {
                    // The first dispatch was checked already; an ended stream or an error page must not be refused.
                    requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                            .permitAll();
                    requests.requestMatchers(
                                    request -> AccessTable.isPublic(request.getMethod(), request.getRequestURI()))
                            .permitAll();
                    requests.requestMatchers("/actuator/health", "/actuator/health/**")
                            .permitAll();
                    if (loopback.isBoundLocally()) {
                        requests.requestMatchers("/actuator/prometheus").permitAll();
                    }
                    requests.requestMatchers("/api/**", "/actuator/**", "/ws/**", "/slack/**")
                            .access(new Doorkeeper(rights));
                    // The page and its assets; whatever is not there is a plain 404.
                    requests.requestMatchers(HttpMethod.GET, "/**").permitAll();
                    requests.requestMatchers(HttpMethod.HEAD, "/**").permitAll();
                    requests.anyRequest().authenticated();
                })
                .addFilterBefore(localSignIn, AnonymousAuthenticationFilter.class)
                .addFilterBefore(caller, AnonymousAuthenticationFilter.class)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .sessionManagement(management -> management.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(PagePolicy::headers)
                // Replaced by SameOrigin, which needs no token.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Webhooks go past the filters above, but nobody shall take their answers for a page either. */
    @Bean
    FilterRegistrationBean<Filter> hookHeaders() {
        Filter filter = (request, response, chain) -> {
            PagePolicy.forbidEverything((HttpServletResponse) response);
            chain.doFilter(request, response);
        };
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/hooks/*");
        return registration;
    }

    /** Requests are measured as a whole; measuring each filter costs more than the filters do. */
    @Bean
    SecurityObservationSettings noObservationsOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    WebMvcConfigurer callerArgument(Callers callers) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument());
                resolvers.add(new StandingArgument(callers));
            }
        };
    }
}
