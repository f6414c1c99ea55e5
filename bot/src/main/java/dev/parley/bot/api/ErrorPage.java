package dev.parley.bot.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the servlet container refuses before any controller sees it, such as a malformed address. */
@RestController
class ErrorPage implements ErrorController {
    @RequestMapping("${spring.web.error.path:/error}")
    ResponseEntity<Object> refused(HttpServletRequest request) {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.valueOf(code)
                : HttpStatus.NOT_FOUND;
        return Problems.answer(
                status,
                status.getReasonPhrase(),
                "The request to %s was refused before it was read."
                        .formatted(String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))),
                status.is5xxServerError()
                        ? "Try again; if it goes on, look into the server's log."
                        : "Check the address and the headers for characters that do not belong there.");
    }
}
