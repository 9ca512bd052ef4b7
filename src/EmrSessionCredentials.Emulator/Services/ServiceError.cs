namespace EmrSessionCredentials.Emulator.Services;

/// <summary>An error as a service answers it, before a protocol gives it its shape on the wire.</summary>
/// <param name="Code">The error code, e.g. <c>ValidationException</c>.</param>
/// <param name="Message">What it says; null for an error without a message.</param>
/// <param name="Status">The HTTP status that rest-json services give it.</param>
public sealed record ServiceError(string Code, string? Message, int Status)
{
    /// <summary>Gets the member <c>ErrorCode</c> that EMR's InvalidRequestException has beside its message.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>
    /// Gets a value indicating whether the error comes from what all services have in front of them (authentication,
    /// throttling, parsing) and not from the service's own model.
    /// </summary>
    public bool IsCommon { get; init; }
}
