using System.Collections.Generic;
using System.Linq;

namespace EmrSessionCredentials.Requests;

/// <summary>A request that breaks the service's rules. It was found before anything was sent.</summary>
/// <param name="violations">Every broken rule, not just the first.</param>
public sealed class InvalidRequestParameterException(IReadOnlyList<RuleViolation> violations)
    : SessionCredentialException(
        FailureKind.InvalidParameter,
        Code,
        string.Join("; ", violations.Select(v => v.ToString())) + ".",
        "Correct " + string.Join(" and ", violations.Select(v => "-" + v.Parameter).Distinct()) + ". Nothing was sent.")
{
    /// <summary>The error code of such a request.</summary>
    public const string Code = "InvalidParameter";

    /// <summary>Every broken rule, in the order of the parameters.</summary>
    public IReadOnlyList<RuleViolation> Violations { get; } = violations;
}
