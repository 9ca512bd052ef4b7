@{
    # The loader first: it loads the cmdlets for this edition of PowerShell, as an image where one fits. PowerShell, which asks
    # for the second file, is then given what is loaded. A script in their place would cost time at each import.
    NestedModules          = @('bin/EmrSessionCredentials.Loader.dll', 'bin/Core/EmrSessionCredentials.dll')
    ModuleVersion          = '0.1.0'
    GUID                   = '0d8a6a1e-7a8e-4b4f-9d3c-5c1f3d0b6f27'
    Author                 = 'The EmrSessionCredentials developers'
    CompanyName            = 'The EmrSessionCredentials developers'
    Copyright              = '(c) The EmrSessionCredentials developers. Apache-2.0.'
    Description            = 'Short-lived session credentials for Amazon EMR, Amazon EMR on EKS and Amazon EMR Serverless, as objects that pipe into secret stores and connection cmdlets.'
    PowerShellVersion      = '5.1'
    CompatiblePSEditions   = @('Core', 'Desktop')
    DotNetFrameworkVersion = '4.7.2'
    FormatsToProcess       = @('EmrSessionCredentials.Format.ps1xml')
    TypesToProcess         = @('EmrSessionCredentials.Types.ps1xml')
    # Named one by one: a wildcard would make command discovery load the module.
    CmdletsToExport        = @(
        'Clear-EMRSessionCredentialCache',
        'ConvertTo-EMRConnection',
        'Find-EMRSessionTarget',
        'Get-EMRClusterSessionCredential',
        'Get-EMRCManagedEndpointSessionCredential',
        'Get-EMROnClusterAppUIPresignedURL',
        'Get-EMRServerlessSessionEndpoint',
        'Get-EMRSessionEndpoint',
        'Register-EMRSecretVault',
        'Resolve-EMRIdentity',
        'Start-EMRProcess',
        'Start-EMRServerlessSession',
        'Start-EMRSession',
        'Stop-EMRServerlessSession',
        'Stop-EMRSession',
        'Update-EMRSessionCredential',
        'Use-EMRConnection'
    )
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()
    # There is no HelpInfoUri: the help is in the module, and there is no place where Update-Help could find newer help.
    PrivateData            = @{
        PSData = @{
            # SecretManagement is the tag by which the Gallery lists vaults.
            Tags         = @('AWS', 'EMR', 'EMRContainers', 'EMRServerless', 'EKS', 'Credential', 'Secret', 'SecretManagement', 'Spark', 'Jupyter', 'Livy', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://www.apache.org/licenses/LICENSE-2.0'
            # build.ps1 Pack puts the changelog's entry in its place, and adds ProjectUri.
            ReleaseNotes = 'See CHANGELOG.md in the module folder.'
            # Such as 'preview1'; nothing for a release.
            Prerelease   = ''
        }
    }
}
