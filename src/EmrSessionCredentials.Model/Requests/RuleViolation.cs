namespace EmrSessionCredentials.Requests;

/// <summary>One broken rule of one parameter.</summary>
/// <param name="Parameter">The parameter's name, as the cmdlet has it.</param>
/// <param name="Rule">
/// What is wrong and what would be right, as the rest of a sentence that begins with the name.
/// </param>
public sealed record RuleViolation(string Parameter, string Rule)
{
    /// <summary>The violation as a sentence.</summary>
    /// <returns>The parameter's name, followed by the rule.</returns>
    public override string ToString() => $"{Parameter} {Rule}";
}
