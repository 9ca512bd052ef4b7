using System.Collections.Generic;
using System.Threading.Tasks;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.Pester.Tests;

/// <summary>
/// Runs the Pester suite once, in a real PowerShell, and reports each of its tests as one of this run's.
/// </summary>
[Collection(PowerShellCollection.Name)]
public class PesterTests
{
    public static async Task<IReadOnlyCollection<ITheoryDataRow>> Results()
    {
        List<ITheoryDataRow> rows = [];
        foreach (PesterResult result in await PesterRun.StartAsync(Repository.Root))
        {
            rows.Add(new TheoryDataRow<string, string?>(result.Name, result.Failure)
            {
                TestDisplayName = result.Name,
                Skip = result.SkipReason,
            });
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Results), DisableDiscoveryEnumeration = true)]
    public void In_PowerShell(string name, string? failure)
    {
        if (failure is not null)
            Assert.Fail($"{name}\n{failure}");
    }
}
