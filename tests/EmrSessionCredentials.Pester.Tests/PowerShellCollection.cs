namespace EmrSessionCredentials.Pester.Tests;

/// <summary>Tests that keep the machine busy for long, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class PowerShellCollection
{
    public const string Name = "PowerShell";
}
