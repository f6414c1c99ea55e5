package dev.parley.bot.widget;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;

/** Wires the package. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WidgetProperties.class)
class WidgetConfiguration {
    private static final String SCRIPT = "/widget.js";

    /** Before security: a refusal must be readable for the page, and a preflight brings no credentials. */
    @Bean
    FilterRegistrationBean<WidgetCors> widgetCors(
            Origins origins, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        FilterRegistrationBean<WidgetCors> registration =
                new FilterRegistrationBean<>(new WidgetCors(origins, resolver));
        registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1);
        registration.setUrlPatterns(List.of("/api/*"));
        return registration;
    }

    /** Any page may load the script, also one that lets in only what says so (COEP); what it may ask for is another matter. */
    @Bean
    FilterRegistrationBean<Filter> widgetScriptForAnyPage() {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
            HttpServletResponse answer = (HttpServletResponse) response;
            answer.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
            answer.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
            chain.doFilter(request, response);
        });
        registration.setUrlPatterns(List.of(SCRIPT));
        return registration;
    }

    /** Its address never changes, so browsers ask each time whether it has; most often it has not. */
    @Bean
    WebMvcConfigurer widgetScript() {
        return new WebMvcConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler(SCRIPT)
                        .addResourceLocations("classpath:/static/")
                        .setCacheControl(CacheControl.noCache())
                        .setUseLastModified(false)
                        .setEtagGenerator(WidgetConfiguration::etag)
                        .resourceChain(true)
                        .addResolver(new EncodedResourceResolver());
            }
        };
    }

    private static String etag(Resource script) {
        try (InputStream content = script.getInputStream()) {
            return '"' + DigestUtils.md5DigestAsHex(content) + '"';
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + script, e);
        }
    }
}
